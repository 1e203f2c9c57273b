"""Names that would like to be more than names, for the report to show as they stand."""

from __future__ import annotations

from ce_opt.report import Material
from plan.hand_season import client, engineer, need, season
from report.by_hand import by_hand

SCRIPT = "<script>alert(1)</script>"
NAMES = (
    SCRIPT,
    "</script><img src=x onerror=alert(2)>",
    '=HYPERLINK("http://example.com","x")',
    "{{ 7 * 7 }} {% raw %}",
    "\"'><b onmouseover=alert(3)>",
    "<!-- --> ]]> &lt;i&gt;",
    "javascript:alert(4)",
    "客" * 200,  # the longest name that a season may hold
    "a" * 200,
    "line one; line two",
    "${alert(5)}`",
    "__proto__",
)


def hostile() -> Material:
    """The season by hand with clients and engineers of such names, ids and sectors."""
    clients = [
        client(f"{name[:60]}{place}", "centre", 30, seats="A") | {"name": name, "sector": name}
        for place, name in enumerate(NAMES)
    ]
    people = [
        engineer(f"{name[:60]}!{place}", "centre", 40) | {"name": name}
        for place, name in enumerate(NAMES)
    ]
    more = {
        "clients": clients,
        "needs": [need(row["client"], "data", 1, 4) for row in clients],
        "engineers": people,
        "skills": [
            {"engineer": row["engineer"], "specialty": "data", "level": 3} for row in people
        ],
        "incumbents": [
            {"client": row["client"], "engineer": person["engineer"], "seat": "A"}
            for row, person in zip(clients, people, strict=True)
        ],
    }
    made = season(
        {
            ("districts", "centre"): {"name": SCRIPT},
            ("departments", "D1"): {"name": SCRIPT},
            ("specialties", "data"): {"name": SCRIPT},
            ("account_managers", "M1"): {"name": SCRIPT},
        },
        more,
    )
    teams = [
        *by_hand().plan.teams,
        *(
            type(by_hand().plan.teams[0])(row["client"], person["engineer"])
            for row, person in zip(clients, people[1:] + people[:1], strict=True)
        ),
    ]
    return by_hand(made, teams)
