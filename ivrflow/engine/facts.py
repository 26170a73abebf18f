"""What expressions can know about the call: `call.ani`, `call.now`… `ivrflow.expr.facts` declares their types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from ivrflow.model.events import Offered
from ivrflow.model.values import Value

__all__ = ["facts_about", "language_in", "with_time"]

_NONE, _FIRST, _AT_ONCE = Decimal(0), Decimal(1), timedelta(0)


def facts_about(offered: Offered, language: str, now: datetime) -> dict[str, Value]:
    """The facts when a call begins; `now` in the flow's zone."""
    facts: dict[str, Value] = {
        "call.ani": offered.ani,
        "call.attempt": _FIRST,
        "call.caller_name": offered.facts.get("display_name"),
        "call.channel": offered.channel,
        "call.dnis": offered.dnis,
        "call.ended_by": None,
        "call.flow": offered.flow,
        "call.id": offered.call_id,
        "call.language": language,
        "call.queue_position": _NONE,
        "call.queue_wait": _AT_ONCE,
        "call.sip_call_id": offered.facts.get("sip_call_id"),
    }
    return with_time(facts, now)


def with_time(facts: Mapping[str, Value], now: datetime) -> dict[str, Value]:
    """The facts with the clock's set to `now`, which is in the flow's zone."""
    return {**facts, "call.now": now, "call.today": now.date()}


def language_in(languages: tuple[str, ...], chosen: str) -> str:
    """The language that a flow speaks to a caller who chose one: that one, else a variety of it (`en-GB` for `en-US`),
    else the flow's first."""
    if chosen in languages:
        return chosen
    primary = chosen.partition("-")[0]
    return next((tag for tag in languages if tag.partition("-")[0] == primary), languages[0])
