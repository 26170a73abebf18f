"""What a header says, and every way in which it can be wrong."""

from __future__ import annotations

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from ivrflow.compiler.header import ReadHeader, read_header
from ivrflow.lang import parse_flow
from ivrflow.model.types import Base, Privacy

HEAD = "  languages = [en-US]\n  zone = Asia/Shanghai\n  start = hello\n"


def read(lines: str, head: str = HEAD) -> tuple[ReadHeader, list[str]]:
    flow = parse_flow(f"flow small {{\n{head}{lines}\n}}\n").flow
    assert flow is not None
    found: list[str] = []
    header = read_header(flow, lambda code, message, span, suggestion: found.append(f"{code.code} {message}"))
    return header, found


def test_all_that_a_header_can_say() -> None:
    header, found = read(
        "  max_duration = 15m\n  type_ahead = false\n  agents = false\n  var n: number = 2\n  var pin: text secret\n"
        "  argument amount: money = CNY 5\n  argument who: text\n  result done: boolean\n"
        '  key "0" -> agents\n  key "*" -> back\n  on error -> sorry\n  on hangup -> note'
    )
    assert found == []
    assert (header.languages, header.zone, header.start) == (("en-US",), ZoneInfo("Asia/Shanghai"), "hello")
    assert (header.max_duration_ms, header.type_ahead, header.agents) == (900_000, False, False)
    assert header.values["n"] == Decimal(2)
    assert header.types["pin"].privacy is Privacy.SECRET
    assert header.given == {"n", "amount", "who"}
    assert {key: target for key, (target, _) in header.keys.items()} == {"0": "agents", "*": "back"}
    assert {event: target for event, (target, _) in header.handlers.items()} == {"error": "sorry", "hangup": "note"}
    signature = header.signature("small")
    assert [(name, kind.base, optional) for name, kind, optional in signature.arguments] == [
        ("amount", Base.MONEY, True),
        ("who", Base.TEXT, False),
    ]
    assert [name for name, _ in signature.results] == ["done"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("  start = other", "IVR110 `start` is set twice"),
        ("  colour = red", "IVR110 a header has no field `colour`"),
        ("  max_duration = 25h", "IVR110 `max_duration`: expected a length of time from 1s to 24h"),
        ("  type_ahead = yes", "IVR110 `type_ahead`: expected true or false, found yes"),
        ('  key "x" -> agents', "IVR110 x is no telephone key"),
        ('  key "0" -> a\n  key "0" -> b', "IVR110 the key 0 is used twice"),
        ('  key "0" -> ?', "IVR110 the key 0 leads nowhere"),
        ("  noinput -> bye", "IVR110 `noinput` does not lead anywhere from a header"),
        ("  on failure -> sorry", "IVR110 `on failure`: there are `on hangup` and `on error`"),
        ("  var n: number\n  var n: text", "IVR210 `n` is declared twice"),
        ("  var n: numbre", "IVR210 `n`: "),
        ('  var n: number = "1"', "IVR210 `n` is number, and the value is text"),
        ('  var n: list of number = ["a"]', "IVR210 `n` is a list of number, and the value is a list of text"),
        ("  var n: number = 1 / 0", "IVR210 the first value of `n`: "),
        ("  var n: date = call.today", "IVR210 the first value of `n` must not depend on the call"),
        ("  var n: number = m", "IVR210 the first value of `n`: there is no variable m"),
    ],
)
def test_what_is_wrong_is_reported_once(lines: str, message: str) -> None:
    _, (found,) = read(lines)
    assert found.startswith(message)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (HEAD.replace("  zone = Asia/Shanghai\n", ""), "the header has no `zone`"),
        (HEAD.replace("  start = hello\n", ""), "the header has no `start`"),
        (HEAD.replace("  languages = [en-US]\n", ""), "the header has no `languages`"),
        (HEAD.replace("[en-US]", "English"), "`languages`: expected language tags such as [en-US, zh-CN]"),
        (HEAD.replace("[en-US]", "[en-US, en-US]"), "`languages`: a language is listed twice"),
        (
            HEAD.replace("Shanghai", "Shanghia"),
            "`zone`: there is no time zone Asia/Shanghia; did you mean Asia/Shanghai?",
        ),
    ],
)
def test_what_every_flow_has(head: str, message: str) -> None:
    _, (found,) = read("", head)
    assert found.removeprefix("IVR110 ").startswith(message)
