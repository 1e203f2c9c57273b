from teams.small_problems import problem_of


def test_candidates_know_their_client() -> None:
    problem = problem_of([{(0, 1): 1, (1, 0): 1}, {}, {(0, -1): 1}], [0, 0, 0], 2)
    assert problem.a.counts.tolist() == [2, 0, 1]
    assert problem.a.client.tolist() == [0, 0, 2]
    assert problem.b.client.tolist() == [0, 0, 2]
