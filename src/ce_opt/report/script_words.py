"""What the script of the page says: sentences with places that it fills in itself."""

from __future__ import annotations

from ce_opt.language import tr

__all__ = ["script_words"]


def script_words() -> dict[str, str]:
    """Name -> sentence in the language spoken now, with its places left open."""
    return {
        "rows": tr("{shown} of {all} rows", shown="{shown}", all="{all}"),
        "all": tr("Show all {count}", count="{count}"),
        "less": tr("Show fewer"),
        "filter": tr("Filter: {table}", table="{table}"),
        "placeholder": tr("Filter"),
        "focus": tr("Everything about {who}", who="{who}"),
        "nothing": tr("Nobody of that name"),
        "found": tr("{count} found", count="{count}"),
        "no_rows": tr("No row has that"),
    }
