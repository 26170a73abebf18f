"""What expressions know of a call, and the language that a flow speaks to a caller."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ivrflow.engine.facts import facts_about, language_in, with_time
from ivrflow.expr import FACTS
from ivrflow.model.events import Offered


def test_every_declared_fact_is_given() -> None:
    now = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
    offered = Offered("1", "138", "95588", now, facts={"display_name": "Somebody", "sip_call_id": "abc"})
    facts = facts_about(offered, "en-US", now)
    assert facts.keys() == FACTS.keys()
    assert facts["call.caller_name"] == "Somebody"
    assert facts["call.today"] == date(2026, 3, 2)
    later = with_time(facts, datetime(2026, 3, 3, tzinfo=UTC))
    assert (later["call.today"], facts["call.today"]) == (date(2026, 3, 3), date(2026, 3, 2))


@pytest.mark.parametrize(
    ("languages", "chosen", "spoken"),
    [
        (("en-US", "zh-CN"), "zh-CN", "zh-CN"),
        (("fr-FR", "en-GB"), "en-US", "en-GB"),
        (("fr-FR", "en-GB"), "zh-CN", "fr-FR"),
    ],
)
def test_a_flow_speaks_the_chosen_language_its_variety_or_its_own(
    languages: tuple[str, ...], chosen: str, spoken: str
) -> None:
    assert language_in(languages, chosen) == spoken
