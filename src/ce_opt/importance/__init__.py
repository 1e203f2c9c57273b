"""Which clients matter most, and why: importance 0..100 with a contribution per criterion."""

from ce_opt.importance.weighted_sum import contributions, contributions_of

__all__ = ["contributions", "contributions_of"]
