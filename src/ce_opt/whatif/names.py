"""What a question names: a client, an engineer, a seat; else the nearest that there is."""

from __future__ import annotations

from ce_opt.errors import UsageError
from ce_opt.language import tr
from ce_opt.season import Season
from ce_opt.season.change import unknown
from ce_opt.season.fold import fold

__all__ = ["client_named", "engineer_named", "seat_named", "somebody_named"]


def client_named(season: Season, word: str) -> str:
    """Find a client by id.

    Raises
    ------
    UsageError : there is none, with the nearest id
    """
    return named(season, word, ("clients",), tr("client"))


def engineer_named(season: Season, word: str) -> str:
    """Find an engineer by id.

    Raises
    ------
    UsageError : there is none, with the nearest id
    """
    return named(season, word, ("engineers",), tr("engineer"))


def somebody_named(season: Season, word: str) -> tuple[str, str]:
    """Find a client or an engineer: ("client" or "engineer", id).

    Raises
    ------
    UsageError : there is neither, with the nearest id; or the id is one of both
    """
    found = named(season, word, ("clients", "engineers"), tr("client or engineer"))
    client = found in set(season.clients["client"])
    if client and found in set(season.engineers["engineer"]):
        raise UsageError(
            tr("{name} is a client and an engineer: give one of the two another id", name=found)
        )
    return ("client" if client else "engineer"), found


def seat_named(season: Season, client: str, word: str) -> str:
    """Read a seat, A or B, of a client that has it.

    Raises
    ------
    UsageError : it is neither, or the client has seat A alone
    """
    seat = fold(word).upper().removesuffix("角")
    if seat not in ("A", "B"):
        raise UsageError(tr('there is no seat "{word}": write A or B', word=word))
    clients = season.clients
    if seat == "B" and clients.loc[clients["client"] == client, "seats"].item() == "A":
        raise UsageError(tr("{client} has seat A alone", client=client))
    return seat


def named(season: Season, word: str, tables: tuple[str, ...], what: str) -> str:
    """Find an id in the key column of tables."""
    known = [name for table in tables for name in season.tables[table][table[:-1]]]
    word = fold(word)
    if word not in known:
        raise UsageError(unknown(what, word, known))
    return word
