"""All that can be asked is explained in both languages."""

from __future__ import annotations

from designer.catalogue.texts import texts_in
from designer.reports.describing import asked_shape, describe_reports, title_of
from ivrflow.store.reports.measures import MEASURES
from ivrflow.store.reports.ready import READY
from ivrflow.store.reports.tables import DIMENSIONS

from ..catalogue.translations import watched


def test_nothing_is_told_in_english_to_somebody_who_reads_chinese() -> None:
    texts = watched()
    told = describe_reports(texts)
    for column in ("period", "before", "which", "times", "number of services", "report", "from", "until", "zone"):
        title_of(column, texts)
    for column in ("counted at", "compared from", "compared until", *MEASURES, *DIMENSIONS):
        title_of(column, texts)
    assert texts.lacking() == []
    assert texts.unasked("reports") == []
    assert len(told.measures) == len(MEASURES)


def test_english_is_what_the_declarations_say() -> None:
    texts = texts_in("en")
    told = describe_reports(texts)
    assert [each.title for each in told.units][:2] == ["As suits", "Hour"]
    assert told.whens[0].title == "Today"
    assert (title_of("offered", texts), title_of("route", texts), title_of("before", texts)) == (
        "Offered",
        "Number",
        "Before",
    )
    assert asked_shape(READY[0].asked_for).measures == READY[0].asked_for.measures
