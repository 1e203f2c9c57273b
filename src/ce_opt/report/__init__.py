"""What people read of a plan: one page that opens offline, with its pictures."""

from __future__ import annotations

from ce_opt.report.material import Material, material_of

__all__ = ["Material", "material_of"]
