"""Which id a cell means: what people and spreadsheets make of ids, undone where it is certain.

" Ｅ07 "   E07        outer spaces, full-width letters
7          007        a number, where one id alone is that number
林静       E07        a name, where one person alone has it
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ce_opt.language import tr
from ce_opt.season.cells import cell_text
from ce_opt.season.change import unknown
from ce_opt.season.fold import fold

__all__ = ["Ids", "Meant"]


@dataclass(frozen=True)
class Meant:
    """What a cell means.

    Attributes
    ----------
    id : the id, empty for an empty cell and where there is a fault
    note : how the cell was read, where it does not say the id itself
    fault : why it means nobody
    """

    id: str = ""
    note: str = ""
    fault: str = ""


@dataclass(frozen=True)
class Ids:
    """The ids of one kind.

    Attributes
    ----------
    what : the kind, as the season calls it: client, engineer
    names : id -> name
    """

    what: str
    names: Mapping[str, str]

    @classmethod
    def of(cls, table: pd.DataFrame, what: str) -> Ids:
        """Take the ids and names of a season's table."""
        return cls(what, dict(zip(table[what], table["name"], strict=True)))

    def meant(self, value: object) -> Meant:
        """Find the id that a cell means."""
        text = cell_text(value)
        word = fold(text)
        if not word:
            return Meant()
        if word in self.names:
            said = "" if word == text else tr('"{text}" is read as {id}', text=text, id=word)
            return Meant(word, said)
        same = self.of_number.get(word.lstrip("0"), ()) if word.isdecimal() else ()
        same = same or self.of_name.get(word, ())
        if len(same) == 1:
            return Meant(same[0], tr('"{text}" is read as {id}', text=text, id=same[0]))
        if same:
            ids = ", ".join(same)
            return Meant(fault=tr('"{text}" may be each of {ids}: write one', text=text, ids=ids))
        return Meant(fault=unknown(self.what, word, self.names))

    @cached_property
    def of_number(self) -> Mapping[str, list[str]]:
        """Number without leading zeros -> ids that are it."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.names:
            if one.isdecimal():
                found[one.lstrip("0")].append(one)
        return found

    @cached_property
    def of_name(self) -> Mapping[str, list[str]]:
        """Name -> ids of who has it."""
        found: dict[str, list[str]] = defaultdict(list)
        for one, name in self.names.items():
            found[fold(name)].append(one)
        return found
