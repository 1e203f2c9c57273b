"""What happens on the day: who helps with what, when A cannot.

`build` makes the ladders of every client and needed specialty, their partners chosen together
(`sharing`); `certify` walks all of them with every person away; `today` answers for one client and
one day; `helper_team` finds the smallest team for a problem of several specialties.
"""

from ce_opt.escalation.build import Ladders, build
from ce_opt.escalation.certificate import Certificate, certify
from ce_opt.escalation.ground import Ground
from ce_opt.escalation.helper_team import HelperTeam, helper_team
from ce_opt.escalation.today import today

__all__ = [
    "Certificate",
    "Ground",
    "HelperTeam",
    "Ladders",
    "build",
    "certify",
    "helper_team",
    "today",
]
