"""``ce-opt schema``: the tables, columns and rules, with their units."""

from __future__ import annotations

from ce_opt.cli.app import AS_JSON, answer, command, say


@command
def schema(as_json: AS_JSON = False) -> None:
    """Show the season's tables, columns, units and rule book."""
    from ce_opt.season import dictionary, schema_json

    if as_json:
        answer(schema_json())
    else:
        say(dictionary().rstrip("\n"))
