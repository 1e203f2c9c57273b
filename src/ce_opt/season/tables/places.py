"""Specialties, districts, departments, and what lies between them."""

from __future__ import annotations

from ce_opt.season.column import key, number, reference, text, yes_no
from ce_opt.season.table import Table

__all__ = [
    "DEPARTMENTS",
    "DEPARTMENT_SPECIALTIES",
    "DISTRICTS",
    "SPECIALTIES",
    "SPECIALTY_LINKS",
    "TRAVEL",
]

SPECIALTIES = Table(
    "specialties",
    "专业",
    "The technical specialties that clients need and engineers hold.",
    (
        key("specialty", "专业", "id of the specialty"),
        text("name", "名称", "what people call it"),
        yes_no("leads_groups", "可任组长", "its support engineers lead virtual groups"),
    ),
)
SPECIALTY_LINKS = Table(
    "specialty_links",
    "专业关联",
    "How far knowledge of one specialty helps in another; a link holds in both directions.",
    (
        key("specialty", "专业", "one end of the link", "specialties"),
        key("other", "关联专业", "the other end", "specialties"),
        number(
            "closeness",
            "接近度",
            "0 no help at all, 1 the same craft",
            "write a share from 0 to 1",
            least=0,
            most=1,
        ),
    ),
    optional=True,
)
DISTRICTS = Table(
    "districts",
    "区域",
    "Places where engineers are stationed and clients sit.",
    (
        key("district", "区域", "id of the district"),
        text("name", "名称", "what people call it"),
        number(
            "latitude",
            "纬度",
            "north is positive",
            "write decimal degrees from -90 to 90",
            unit="degrees",
            least=-90,
            most=90,
        ),
        number(
            "longitude",
            "经度",
            "east is positive",
            "write decimal degrees from -180 to 180",
            unit="degrees",
            least=-180,
            most=180,
        ),
    ),
)
TRAVEL = Table(
    "travel",
    "行程时间",
    "Minutes between districts where the distance formula is wrong (bridges, ferries); "
    "a row holds in both directions unless both are given.",
    (
        key("from", "出发区域", "district of the engineer", "districts"),
        key("to", "到达区域", "district of the client", "districts"),
        number(
            "minutes",
            "分钟",
            "door to door",
            "write the minutes of one trip",
            unit="minutes",
            least=0,
            most=10_000,
        ),
    ),
    optional=True,
)
DEPARTMENTS = Table(
    "departments",
    "部门",
    "Maintenance departments that lend engineers to the virtual team.",
    (
        key("department", "部门", "id of the department"),
        text("name", "名称", "what people call it"),
        reference("district", "区域", "where it sits", "districts"),
    ),
)
DEPARTMENT_SPECIALTIES = Table(
    "department_specialties",
    "部门专业",
    "Specialties that each department must be able to cover.",
    (
        key("department", "部门", "the department", "departments"),
        key("specialty", "专业", "a specialty of its own", "specialties"),
    ),
)
