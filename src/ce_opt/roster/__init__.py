"""Who becomes a customer engineer: designation and bidding, with every specialty covered.

`contests` sets up the posts of each department, `choose` fills them by CP-SAT (and loads it),
`appointments` puts both together; `plain` and `best` say the same without a solver, for the audit.
`shortage` names what cannot be had, `decided` what decided each post; `dial` and `letters` are what
``ce-opt bids`` shows of it.
"""
