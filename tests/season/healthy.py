"""A small healthy season as CSV texts: 3 engineers, 3 clients, every table in use."""

from __future__ import annotations

from pathlib import Path

RULES = """\
[season]
name = "Spring"
start = 2026-03-01
end = 2026-08-31

[importance.scale]
revenue_yuan = "log"

[assignment]
a_share = 0.6
max_handovers = 2
[assignment.weights]
overload = 2
"""

FILES = {
    "specialties.csv": """\
specialty,name,leads_groups
data,Data,yes
power,Power,no
cable,Optical cable,no
""",
    "specialty_links.csv": """\
specialty,other,closeness
data,cable,0.4
""",
    "districts.csv": """\
district,name,latitude,longitude
north,North,39.1,116.2
south,South,38.9,116.3
""",
    "travel.csv": """\
from,to,minutes
north,south,35
""",
    "departments.csv": """\
department,name,district
D1,Data centre,north
D2,Power room,south
""",
    "department_specialties.csv": """\
department,specialty
D1,data
D2,power
""",
    "engineers.csv": """\
engineer,name,department,district,care_hours,performance,entry,max_a,max_clients
E01,An,D1,north,120,80,designated,,5
E02,Bo,D1,south,90.5,70,applicant,2,
E03,Cai,D2,south,60,65,support,0,3
""",
    "skills.csv": """\
engineer,specialty,level
E01,data,5
E01,power,2
E02,data,4
E03,power,5
""",
    "account_managers.csv": """\
account_manager,name,district
M1,Mo,north
M2,Mi,south
""",
    "clients.csv": (
        "client,name,sector,district,account_manager,revenue_yuan,social_importance,stability,"
        "fault_probability,seats,service\n"
        "C01,Bank,bank,north,M1,1000000,90,60,0.1,AB,must\n"
        "C02,Port,port,south,M2,500000,70,80,0.05,AB,auto\n"
        "C03,School,school,south,M2,20000,50,90,0.02,A,auto\n"
        "C04,Shop,trade,south,M2,9000,5,90,0.02,A,never\n"
    ),
    "needs.csv": """\
client,specialty,level,hours,primary
C01,data,4,30,yes
C01,power,2,10,no
C02,data,3,20,yes
C03,power,3,8,yes
C04,power,1,2,yes
""",
    "designations.csv": """\
client,engineer,seat,kind
C01,E01,A,required
C02,E03,any,forbidden
""",
    "relations.csv": """\
engineer,other,kind
E01,E03,avoid
E02,C03,prefer
""",
    "bids.csv": """\
engineer,client,interest
E02,C01,5
E02,C02,3
""",
    "panel.csv": """\
evaluator,engineer,criterion,score
P1,E02,skill,80
P1,E02,manner,70
""",
    "incumbents.csv": """\
client,engineer,seat
C01,E01,A
C01,E02,B
""",
    "last_groups.csv": """\
engineer,group,role
E01,G1,leader
E02,G1,member
E03,support,support
""",
    "workdays.csv": """\
date,working
2026-05-01,no
2026-05-09,yes
""",
    "leave.csv": """\
engineer,start,end
E01,2026-04-01,2026-04-10
E01,2026-04-05,2026-04-06
""",
    "ratings.csv": """\
rater,rater_role,engineer,score
C01,client,E01,88
M1,account_manager,E01,91
""",
    "work_log.csv": """\
date,engineer,client,kind,specialty,hours,quality
2026-03-02,E01,C01,visit,data,2,90
2026-03-03,E02,,report,,1,75
""",
    "ledger.csv": """\
engineer,season,end,hard_hours,travel_hours,lost_bids,helping_hours
E01,Autumn,2026-02-28,3.5,12,1,4
E99,Autumn,2026-02-28,0,2,0,0
""",
    "season.toml": RULES,
}


def write(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write the files of a season, UTF-8 with plain line ends."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (FILES if files is None else files).items():
        (folder / name).write_text(text, "utf-8", newline="")
    return folder


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """The healthy files with one text replaced, which must stand there exactly once."""
    assert FILES[file].count(old) == 1, f"{old!r} stands {FILES[file].count(old)} times in {file}"
    return FILES | {file: FILES[file].replace(old, new)}


def without(file: str) -> dict[str, str]:
    """The healthy files less one."""
    return {name: text for name, text in FILES.items() if name != file}
