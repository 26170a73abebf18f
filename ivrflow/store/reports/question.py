"""What can be asked: which numbers, by what, of when."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.measures import CALL, MEASURES
from ivrflow.store.reports.periods import UNITS, Span
from ivrflow.store.reports.tables import DIMENSIONS, FINER_BY

__all__ = ["Question"]

UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Question:
    """Raises Misuse for names that nobody knows, and for numbers that cannot be told apart as is wanted."""

    measures: tuple[str, ...]
    """Names of MEASURES, in the order of the columns."""
    span: Span
    zone: ZoneInfo = UTC
    """Whose hours and days are meant."""
    unit: str = ""
    """One of UNITS, or empty: the span as a whole."""
    group_by: tuple[str, ...] = ()
    """Of DIMENSIONS, in the order of the columns."""
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(dimension, the values wanted): `(("flow", ("telebank",)),)`."""

    def __post_init__(self) -> None:
        if not self.measures:
            raise Misuse(f"nothing is asked; name some of {', '.join(MEASURES)}")
        _known(self.measures, tuple(MEASURES), "measure")
        _known((self.unit,) if self.unit else (), UNITS, "unit of time")
        filtered = tuple(dimension for dimension, _ in self.only)
        for dimensions in (self.group_by, filtered):
            _known(dimensions, DIMENSIONS, "dimension")
            if len(set(dimensions)) < len(dimensions):
                raise Misuse(f"{', '.join(dimensions)}: one of them is there twice")
        for measure in self.measures:
            can = (*CALL, *MEASURES[measure].told_apart_by)
            for dimension in dict.fromkeys((*self.group_by, *filtered)):
                if dimension not in can:
                    raise Misuse(f"{measure} cannot be told apart by {dimension}, only by {', '.join(can)}")

    @property
    def is_finer(self) -> bool:
        """Whether it takes the sums that are told apart by language and queue."""
        return any(dimension in FINER_BY for dimension in (*self.group_by, *(each for each, _ in self.only)))


def _known(names: tuple[str, ...], known: tuple[str, ...], what: str) -> None:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            advice = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
            raise Misuse(f'"{name}" is no {what}; {advice}')
