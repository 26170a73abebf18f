"""Questions are read as they are written into addresses."""

from __future__ import annotations

import pytest

from designer.api.report_shapes import AskedBody, ReportQuery, ServicesQuery
from ivrflow.model.errors import Misuse
from ivrflow.store.reports.saved import AskedFor


def test_filters_of_one_name_are_alternatives() -> None:
    query = ReportQuery(measures=("offered",), only=("flow=a", "route=9*", "flow=b=c"), unit="day", compare=True)
    only = (("flow", ("a", "b=c")), ("route", ("9*",)))
    assert query.asked_for() == AskedFor(("offered",), "last 30 days", "UTC", "day", (), only, True)
    assert ServicesQuery(when="today").asked_for() == AskedFor(("services",), "today")


def test_what_is_no_filter_is_refused() -> None:
    with pytest.raises(Misuse, match='"flow" is no filter'):
        ServicesQuery(only=("flow",)).asked_for()


def test_a_question_that_is_kept_is_the_same() -> None:
    asked = AskedFor(("visits",), "this week", "Asia/Shanghai", "", ("node",), (("flow", ("a", "b")),), True)
    written = {"dimension": "flow", "values": ["a", "b"]}
    body = {
        "measures": ["visits"],
        "when": "this week",
        "zone": "Asia/Shanghai",
        "group_by": ["node"],
        "only": [written],
    }
    assert AskedBody.model_validate({**body, "compare": True}).asked_for() == asked
