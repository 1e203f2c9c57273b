"""The frontier: prices of clients and people by trying every plan; more weight serves no fewer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from ce_opt.before_teams import arranged_season
from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Facts
from ce_opt.teams.terms import weight
from ce_opt.whatif.figures import Figures
from ce_opt.whatif.frontier import frontier, one_more, worth_it
from ce_opt.whatif.why_not import baseline
from oracle import brute_force
from whatif.tiny_plans import tiny_plans
from whatif.wishes import LITTLE

BUDGET = Budget(**LITTLE)


def test_clients_people_and_trades_are_those_of_trying_every_plan() -> None:
    clients = 0
    with ThreadPoolExecutor(1) as threads:
        for case in tiny_plans(2):
            base = baseline(case.season, case.proven, BUDGET)
            assert base is not None
            found = frontier(case.season, base, threads, BUDGET)
            service = case.season.clients.set_index("client")["service"]
            for client in found.clients:
                assert service[client.client] != "never"
                assert case.plan[client.client] is None
                must = case.season.with_value("clients", client.client, service="must")
                best = brute_force(must.tables, must.rulebook.model_dump(exclude_unset=True))
                assert (client.cost is None) == (best is None)
                if best and client.cost:
                    clients += 1
                    assert client.cost.found == pytest.approx(best[0] - case.points, abs=1e-5)
            one = found.engineers[0]
            more = case.season.with_changes(
                *one_more(case.season, one.specialty, one.district).changes
            )
            best = brute_force(more.tables, more.rulebook.model_dump(exclude_unset=True))
            assert best is not None
            assert one.cost is not None
            assert one.cost.found == pytest.approx(best[0] - case.points, abs=1e-5)
            assert f"in {one.district}: {one.cost.found:+.2f} points" in found._repr_html_()
            left_out = [trade.unserved_importance for trade in found.trades if trade.weight]
            assert left_out == pytest.approx(sorted(left_out, reverse=True), abs=1e-6)
    assert clients > 0


def test_a_trade_begins_with_the_clients_that_are_worth_their_team() -> None:
    left_out = 0
    for case in tiny_plans(6):
        base = baseline(case.season, case.proven, BUDGET)
        assert base is not None
        facts = Facts(arranged_season(case.season))
        value = weight(facts.rules, "unserved_importance")
        for multiple in (0.0, 1.0):
            kept = worth_it(case.season, base.seats, multiple).teams
            for team in base.seats.teams:
                terms = Figures(facts, (team,)).terms
                own = sum(terms.values()) - terms["unserved_importance"] - terms["overload"]
                worth = multiple * value * facts.importance[team.client]
                stays = own <= worth or facts.must_serve(team.client)
                assert (team in kept) == stays
                left_out += not stays
    assert left_out > 3
