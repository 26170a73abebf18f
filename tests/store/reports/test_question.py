"""What cannot be asked is refused, with what can."""

from __future__ import annotations

from typing import Any

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.question import Question

from .made_up import SPAN


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"measures": ()}, "nothing is asked"),
        ({"measures": ("offred",)}, '"offred" is no measure; did you mean offered?'),
        ({"measures": ("xyz",)}, '"xyz" is no measure; there are: offered, '),
        ({"unit": "days"}, '"days" is no unit of time; did you mean day?'),
        ({"group_by": ("ani",)}, '"ani" is no dimension; there are: flow'),
        ({"group_by": ("flow", "flow")}, "one of them is there twice"),
        (
            {"group_by": ("node",)},
            "offered cannot be told apart by node, only by flow, release, route, language",
        ),
        ({"only": (("milestone", ("told",)),)}, "offered cannot be told apart by milestone"),
        ({"measures": ("visits",), "group_by": ("language",)}, "visits cannot be told apart by language, only by flow"),
        ({"measures": ("visits", "services"), "group_by": ("node",)}, "services cannot be told apart by node"),
    ],
)
def test_what_cannot_be_asked_is_refused(wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(Misuse) as refused:
        Question(**{"measures": ("offered",), "span": SPAN, **wrong})
    assert why in str(refused.value)
