"""What reports can be asked, in the reader's language."""

from __future__ import annotations

from designer.catalogue.texts import Texts
from designer.reports.shapes import (
    AskedShape,
    DimensionDescription,
    FilterShape,
    MeasureDescription,
    ReadyDescription,
    ReportsShape,
    UnitDescription,
    WhenDescription,
)
from ivrflow.store.reports.measures import CALL, MEASURES
from ivrflow.store.reports.periods import UNITS
from ivrflow.store.reports.ready import READY
from ivrflow.store.reports.saved import AskedFor
from ivrflow.store.reports.spans import AUTO, SPANS
from ivrflow.store.reports.tables import DIMENSIONS

__all__ = ["asked_shape", "describe_reports", "title_of"]

_DIMENSIONS = {
    "flow": ("Flow", "The flow that the call came in by."),
    "release": ("Release", "What was published when the call began."),
    "route": ("Number", "The route of the dialled number."),
    "node": ("Node", "Flow and node."),
    "milestone": ("Service", "The name of the milestone."),
    "customer_class": ("Customer class", "The group of customers, as the milestone says."),
    "language": ("Language", "That the call ended in. Unknown: counted before languages were."),
    "queue": ("Queue", "The agent queue that the call was handed to. Unknown: counted before queues were."),
}
_UNITS = {AUTO: "as suits", **{unit: unit for unit in UNITS}}


def describe_reports(texts: Texts) -> ReportsShape:
    """Everything of which a question can be made."""
    return ReportsShape(
        measures=tuple(
            MeasureDescription(
                name=name,
                title=texts.of(each.title, "reports", "measures", name, "title"),
                help=texts.of(each.help, "reports", "measures", name, "help"),
                unit=each.unit,
                told_apart_by=(*CALL, *each.told_apart_by),
                part_of=each.part_of,
                adds_up=each.adds_up,
                calls=each.calls,
            )
            for name, each in MEASURES.items()
        ),
        dimensions=tuple(
            DimensionDescription(
                name=name,
                title=texts.of(_DIMENSIONS[name][0], "reports", "dimensions", name, "title"),
                help=texts.of(_DIMENSIONS[name][1], "reports", "dimensions", name, "help"),
            )
            for name in DIMENSIONS
        ),
        units=tuple(
            UnitDescription(name=name, title=texts.of(title.capitalize(), "reports", "units", name))
            for name, title in _UNITS.items()
        ),
        whens=tuple(
            WhenDescription(words=words, title=texts.of(words.capitalize(), "reports", "whens", words))
            for words in SPANS
        ),
        ready=tuple(
            ReadyDescription(
                name=each.name,
                title=texts.of(each.title, "reports", "ready", each.name, "title"),
                help=texts.of(each.help, "reports", "ready", each.name, "help"),
                asked=asked_shape(each.asked_for),
            )
            for each in READY
        ),
    )


def title_of(column: str, texts: Texts) -> str:
    """What stands above a column: a measure, a dimension, or a word of tables."""
    if column in MEASURES:
        return texts.of(MEASURES[column].title, "reports", "measures", column, "title")
    if column in _DIMENSIONS:
        return texts.of(_DIMENSIONS[column][0], "reports", "dimensions", column, "title")
    return texts.of(column.capitalize(), "reports", "columns", column)


def asked_shape(asked: AskedFor) -> AskedShape:
    """A question as JSON."""
    return AskedShape(
        measures=asked.measures,
        when=asked.when,
        zone=asked.zone,
        unit=asked.unit,
        group_by=asked.group_by,
        only=tuple(FilterShape(dimension=dimension, values=values) for dimension, values in asked.only),
        compare=asked.compare,
    )
