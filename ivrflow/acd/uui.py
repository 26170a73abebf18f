"""What was learnt of a caller, as the content of a User-to-User header (RFC 7433): a JSON object, hex encoded."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from ivrflow.model.commands import Attached
from ivrflow.model.types import Privacy
from ivrflow.model.values import Money, Value

__all__ = ["user_to_user"]

logger = logging.getLogger(__name__)

EXACT = 2**53
"""Beyond it a JSON number is not exact for every reader (RFC 8259 section 6)."""


def user_to_user(data: Iterable[Attached], call_id: str, max_octets: int) -> str:
    """`{"account": "622202", "tries": 2}` in UTF-8 as hex digits, in the order given; empty when there is nothing.

    Whole numbers are JSON numbers, others text, digit for digit; money is `CNY 1024.50`; dates and times are ISO 8601,
    durations milliseconds. Private data travel: agents need them. Secret data never do, and are left out. What would
    be longer than `max_octets` becomes `{"ref": call_id}`, by which agents get the data from the API.
    """
    content: dict[str, object] = {}
    for name, value, privacy in data:
        if privacy is Privacy.SECRET:
            logger.error("call %s: %s is secret and was not attached", call_id, name)
            continue
        content[name] = _json_value(value)
    if not content:
        return ""
    encoded = _hex(content)
    return encoded if len(encoded) <= max_octets else _hex({"ref": call_id})


def _hex(content: dict[str, object]) -> str:
    # What is no Unicode (lone surrogates from a header) is replaced: the content must be valid JSON in UTF-8.
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").hex()


def _json_value(value: Value) -> object:
    match value:
        case None | bool() | str():
            return value
        case Decimal():
            whole = value == value.to_integral_value() and abs(value) < EXACT
            return int(value) if whole else format(value, "f")
        case Money():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return value // timedelta(milliseconds=1)
        case tuple():
            return [_json_value(item) for item in value]
