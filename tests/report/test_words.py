"""What the words of a plan's tables mean."""

from __future__ import annotations

from typing import get_args

from ce_opt.plan.plan import Status, Stop
from ce_opt.report.material import Cover
from ce_opt.report.words import COVERS, TERMS, meaning_of_term, term, word
from ce_opt.teams.terms import all_terms_in


def test_every_term_of_the_points_is_named_and_explained() -> None:
    assert set(TERMS) == set(all_terms_in(groups=True))
    assert all(term(name) != name and meaning_of_term(name) for name in TERMS)


def test_every_way_of_being_covered_is_named() -> None:
    assert set(COVERS) == set(get_args(Cover))


def test_the_outcome_of_a_search_is_said_in_words() -> None:
    said = [word(name) for name in (*get_args(Status), *get_args(Stop)) if name != "infeasible"]
    assert "infeasible" not in said
    assert not set(said) & {*get_args(Status), *get_args(Stop)}


def test_a_word_without_a_translation_is_said_as_it_is() -> None:
    assert (word("care"), term("own_term"), meaning_of_term("own_term")) == ("care", "own_term", "")
