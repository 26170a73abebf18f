"""The JSON of what reports can be asked."""

from __future__ import annotations

from designer.catalogue.shapes import Described

__all__ = [
    "AskedShape",
    "DimensionDescription",
    "FilterShape",
    "MeasureDescription",
    "ReadyDescription",
    "ReportsShape",
    "UnitDescription",
    "WhenDescription",
]


class FilterShape(Described):
    """Only these."""

    dimension: str
    values: tuple[str, ...]


class AskedShape(Described):
    """A question."""

    measures: tuple[str, ...]
    when: str
    zone: str
    unit: str
    """A row for each; `auto`: what suits the time; empty: the time as a whole."""
    group_by: tuple[str, ...]
    only: tuple[FilterShape, ...]
    compare: bool


class MeasureDescription(Described):
    """A number that can be asked for."""

    name: str
    title: str
    help: str
    unit: str
    """`count`, `part` (0 to 1) or `s`."""
    told_apart_by: tuple[str, ...]
    """The dimensions by which it can be grouped and filtered."""
    part_of: str
    """The measure to which this one and its brothers add up; empty: none."""
    adds_up: bool
    """Whether the numbers of several groups, added up, are that of all of them."""
    calls: str | None = None
    """Which calls are behind it: their outcome, any when empty; absent: it counts no calls."""


class DimensionDescription(Described):
    """What numbers can be told apart by."""

    name: str
    title: str
    help: str


class UnitDescription(Described):
    """How time is cut."""

    name: str
    title: str


class WhenDescription(Described):
    """A time in words."""

    words: str
    title: str


class ReadyDescription(Described):
    """A report that is there from the beginning."""

    name: str
    title: str
    help: str
    asked: AskedShape


class ReportsShape(Described):
    """All that can be asked."""

    measures: tuple[MeasureDescription, ...]
    dimensions: tuple[DimensionDescription, ...]
    units: tuple[UnitDescription, ...]
    whens: tuple[WhenDescription, ...]
    ready: tuple[ReadyDescription, ...]
