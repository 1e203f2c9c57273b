from __future__ import annotations

from ce_opt.language import spoken_in
from ce_opt.teams.limits import LIMITS
from ce_opt.teams.names import CHINESE, name_of
from ce_opt.teams.rules import RULES
from ce_opt.teams.terms import GROUP_TERMS, TEAM_TERMS, overload, unserved_importance


def test_every_term_rule_and_limit_has_a_chinese_name_and_nothing_else_has() -> None:
    terms = (*TEAM_TERMS, *GROUP_TERMS, unserved_importance, overload)
    assert {one.NAME for one in (*terms, *RULES, *LIMITS)} == set(CHINESE)
    assert len({CHINESE[term.NAME] for term in terms}) == len(terms)


def test_a_name_is_said_in_the_language_spoken() -> None:
    assert name_of("travel_hours") == "travel_hours"
    with spoken_in("zh"):
        assert name_of("travel_hours") == "路程"
        assert name_of("selection.least_share.sector.{bank}") == "最低服务比例.sector.{bank}"
        assert name_of("sha256") == "sha256"
