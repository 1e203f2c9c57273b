"""What people ask about a plan: why, why not, what if; each answered with figures that were solved.

`why` and `compare` need a season and seats alone, whoever filled them; the others plan the season
again, changed by name (`Season.with_changes`), from the plan in hand.
"""
