"""Which clients are served, and who is A and B of each: the optimiser, the heart of ce_opt.

Season → `arrays` → `rules`, `terms`, `limits` → `build` → `problem` (plain integers) →
`relaxation` (bound and prices), `master` (CP-SAT over columns), `search` → `solve`.
"""
