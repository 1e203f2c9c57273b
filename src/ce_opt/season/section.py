"""What the sections of the rule book have in common: they are frozen, and every key is known."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Section", "Weight"]

Weight = Annotated[float, Field(ge=0, le=1e6, allow_inf_nan=False)]
"""Says how much something counts; 0 for nothing."""


class Section(BaseModel):
    """A section of the rule book: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)
