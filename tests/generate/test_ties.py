from ce_opt.generate import generate_season

FRAMES = generate_season(1000, 400, seed=1).frames


def test_each_pair_is_related_once_whichever_comes_first() -> None:
    relations = FRAMES["relations"]
    pairs = [
        frozenset(pair) for pair in zip(relations["engineer"], relations["other"], strict=True)
    ]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)
    assert set(relations["kind"]) == {"conflict", "avoid", "prefer"}


def test_bids_are_a_few_for_each_engineer_and_for_near_clients_more() -> None:
    bids = FRAMES["bids"].merge(FRAMES["engineers"][["engineer", "district"]], on="engineer")
    bids = bids.merge(FRAMES["clients"][["client", "district"]], on="client")
    assert 2 <= len(bids) / 400 <= 4
    home = FRAMES["engineers"].merge(FRAMES["clients"], how="cross")
    near = (home["district_x"] == home["district_y"]).mean()
    assert (bids["district_x"] == bids["district_y"]).mean() > 1.2 * near


def test_nobody_is_required_and_forbidden_at_one_client() -> None:
    assert not FRAMES["designations"].duplicated(["client", "engineer"]).any()
