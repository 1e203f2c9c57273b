"""How hard a client is for an engineer: what an hour there counts against an average one.

    z_k(c, e) = (x_k − least) / (most − least)      over the seats of the plan, held to 0..1
    D(c, e)   = Σ_k d_k · z_k                       d = ``[appraisal.difficulty]``
    d(c, e)   = (1 + D(c, e)) / mean                the mean over the plan's seats, by their hours

`x` are the client's importance, its fault probability, and the minutes of a trip there. The
average hour of the plan counts 1, so that weighing moves credit from easy seats to hard ones and
makes none. Work is credited by it and what a seat expects is not: whoever took a hard client is
asked for the same hours as before, and has more for each of them.

The scaling is min–max, Hwang and Yoon (1981), chapter 2; weights and formula are this project's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.importance import contributions
from ce_opt.season.appraisal_rules import Difficulty
from ce_opt.season.distance import travel_minutes
from ce_opt.season.season import Season

__all__ = ["Hardness"]

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Hardness:
    """The scale of difficulty of one plan.

    Attributes
    ----------
    client : [clients, 2], importance and fault probability, by `clients`
    minutes : one trip, [districts, districts]
    clients, engineers : id -> position of the client, and of its district; of the district
    weights : [3], of importance, fault probability, travel
    ends : [2, 3], least and most over the seats of the plan
    mean : of 1 + D over the seats
    """

    client: FloatArray
    minutes: FloatArray
    clients: pd.DataFrame
    engineers: pd.Series[int]
    weights: FloatArray
    ends: FloatArray
    mean: float

    @classmethod
    def of(cls, season: Season, seats: pd.DataFrame, rules: Difficulty) -> Hardness:
        """Set the scale up; `seats` is a `seat_table`."""
        importance = np.maximum(
            contributions(season.clients, season.rulebook.importance).sum(axis=1), 0.0
        )
        district = {name: place for place, name in enumerate(season.districts["district"])}
        clients = pd.DataFrame(
            {
                "client": np.arange(len(season.clients)),
                "district": season.clients["district"].map(district).to_numpy(),
            },
            index=pd.Index(season.clients["client"]),
        )
        where = season.engineers.set_index("engineer")["district"].map(district)
        scale = cls(
            np.column_stack([importance, season.clients["fault_probability"].to_numpy(float)]),
            travel_minutes(season.districts, season.travel),
            clients,
            where.astype(int),
            np.array([rules.importance, rules.fault_probability, rules.travel]),
            np.zeros((2, 3)),
            1.0,
        )
        return scale.fitted(seats)

    def fitted(self, seats: pd.DataFrame) -> Hardness:
        """Take ends and mean from the seats of a plan; without seats everything counts 1."""
        if seats.empty:
            return self
        facts = self.facts(seats["client"], seats["engineer"])
        ends = np.stack([facts.min(axis=0), facts.max(axis=0)])
        scale = Hardness(
            self.client, self.minutes, self.clients, self.engineers, self.weights, ends, 1.0
        )
        hours = seats["hours"].to_numpy(float)
        weight = hours if hours.sum() > 0 else np.ones(len(hours))
        mean = float(np.average(scale.of_pairs(seats["client"], seats["engineer"]), weights=weight))
        return Hardness(
            self.client, self.minutes, self.clients, self.engineers, self.weights, ends, mean
        )

    def facts(self, client: pd.Series[str], engineer: pd.Series[str]) -> FloatArray:
        """[pairs, 3], importance, fault probability and minutes of pairs."""
        places = self.clients.loc[client.tolist()]
        trip = self.minutes[self.engineers.loc[engineer].to_numpy(), places["district"].to_numpy()]
        return np.column_stack([self.client[places["client"].to_numpy()], trip])

    def of_pairs(self, client: pd.Series[str], engineer: pd.Series[str]) -> FloatArray:
        """[pairs], what an hour counts; 1 for work that was for no client."""
        found = np.ones(len(client))
        named = (client != "").to_numpy()
        if named.any() and self.ends.any():
            length = self.ends[1] - self.ends[0]
            facts = self.facts(client[named], engineer[named]) - self.ends[0]
            share = np.divide(facts, length, out=np.zeros_like(facts), where=length > 0)
            found[named] = (1.0 + np.clip(share, 0.0, 1.0) @ self.weights) / self.mean
        return found

    def minutes_of(self, client: pd.Series[str], engineer: pd.Series[str]) -> FloatArray:
        """[pairs], minutes of one trip; 0 for work that was for no client."""
        found = np.zeros(len(client))
        named = (client != "").to_numpy()
        if named.any():
            found[named] = self.facts(client[named], engineer[named])[:, 2]
        return found
