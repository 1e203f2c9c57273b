"""Who helps whom, chosen for all ladders together: helping hours are shared.

`share` solves a `Sharing`, which is plain integers: tasks, the people who may take each, and what
is free of their time. Each of the other files is one step of it.
"""

from ce_opt.escalation.sharing.share import Shared, share
from ce_opt.escalation.sharing.sharing import Sharing, Value, value_of

__all__ = ["Shared", "Sharing", "Value", "share", "value_of"]
