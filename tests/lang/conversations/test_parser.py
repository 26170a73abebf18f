"""Reading conversation files, and what is said of wrong ones."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from ivrflow.lang.conversations import parse_conversations
from ivrflow.model.conversation import Conversation, Expect, Hear, Press, StubAnswer, Wait
from ivrflow.model.source import Span
from ivrflow.model.values import Money

BALANCE = """\
call "Balance with a wrong PIN first" from 13800001111 to 95588 at 2026-03-02 10:15
  bank.balance returns balance = CNY 1024.50
  hear "Welcome to Northern Bank"
  press 1
  hear "account number"
  press 622202#
  wait 4s
  expect handed to queue "cards" with account = "622202"
"""


def test_the_conversation_of_the_documentation() -> None:
    parsed = parse_conversations(BALANCE)
    assert parsed.issues == ()
    assert parsed.conversations == (
        Conversation(
            "Balance with a wrong PIN first",
            (
                StubAnswer("bank.balance", "found", (("balance", Money(Decimal("1024.50"), "CNY")),)),
                Hear("Welcome to Northern Bank"),
                Press("1"),
                Hear("account number"),
                Press("622202#"),
                Wait(4000),
                Expect("handed", "cards", (("account", "622202"),)),
            ),
            "13800001111",
            "95588",
            datetime(2026, 3, 2, 10, 15),  # noqa: DTZ001 - the flow's zone is meant
        ),
    )
    (call,) = parsed.conversations
    assert call.span == Span(1, 1, 1, 84)
    assert call.steps[2].span == Span(4, 3, 4, 10)


def test_comments_move_above_their_call_and_the_last_stay_at_the_end() -> None:
    parsed = parse_conversations('// 1\ncall "a" // 2\n  // 3\n  hang up // 4\n\n// 5\ncall "b"\n  silence\n// 6\n')
    assert [call.comments for call in parsed.conversations] == [("1", "2", "3", "4"), ("5",)]
    assert parsed.tail == ("6",)


@pytest.mark.parametrize(
    ("line", "code", "column", "suggestion"),
    [
        ('haer "x"', "IVR051", 3, "Did you mean `hear`?"),
        ("press x", "IVR050", 9, 'Write `press 622202#` or `press 1 during "text"`.'),
        ("wait 4", "IVR050", 8, "Write `wait 4s` or `wait 300ms`."),
        (
            "a.b returns at = 2026-12-24 08:00",
            "IVR050",
            31,
            "Write a moment with its offset from UTC, such as `2026-12-24T08:00+08:00`.",
        ),
        ("wait -4s", "IVR052", 8, None),
        ("hang", "IVR050", 7, "Write `hang up`."),
        ('hear "x', "IVR004", 8, 'Write `"` behind its last word.'),
        ('hear "中文" 1', "IVR050", 13, 'Write `hear "part of what is heard"`.'),
        ('hear "\\q"', "IVR009", 9, None),
        ("bank.x returns a = 2026-02-30", "IVR052", 22, None),
        ("bank.x returns a = 25:00", "IVR052", 22, None),
        ("bank.x returns a = 2026-01-01T10:00+08:00[Mars/Base]", "IVR052", 22, None),
        ("calendar office is shut", "IVR052", 22, "Write one of `open`, `closed`, `holiday`, `failed`."),
        ("list vip is open", "IVR052", 15, "Write one of `yes`, `no`, `failed`."),
        ('queue cards returns city = "Bonn"', "IVR052", 3, "Write `table` there."),
        ("bank.x returns a = " + "[" * 11 + "]" * 11, "IVR006", 1, None),
    ],
)
def test_a_line_that_is_wrong(line: str, code: str, column: int, suggestion: str | None) -> None:
    parsed = parse_conversations(f'call "a"\n  {line}\ncall "b"\n  hang up\n', "x.calls")
    (issue,) = parsed.issues
    assert (issue.code, issue.span.line, issue.span.column, issue.flow) == (code, 2, column, "x.calls")
    if suggestion is not None:
        assert issue.suggestion == suggestion
    # The conversation with the mistake would prove nothing; the other one is there.
    assert [call.title for call in parsed.conversations] == ["b"]


def test_several_mistakes_are_told_in_one_run() -> None:
    parsed = parse_conversations('hang up\ncall\n  haer\ncall "a"\n  waut\n  press\ncall "b"\ncall "b"\n')
    assert [(issue.code, issue.span.line) for issue in parsed.issues] == [
        ("IVR053", 1),
        ("IVR050", 2),
        ("IVR051", 3),
        ("IVR051", 5),
        ("IVR050", 6),
        ("IVR054", 8),
    ]
    assert [call.title for call in parsed.conversations] == ["b", "b"]


def test_what_is_no_text_is_refused() -> None:
    assert [issue.code for issue in parse_conversations(b"\xff").issues] == ["IVR002"]


@pytest.mark.parametrize("rubbish", ['"', "x\n", '\\"', "call\n", "[", 'call "a" from "'])
def test_rubbish_ends_with_a_limited_number_of_issues(rubbish: str) -> None:
    parsed = parse_conversations('call "a"\n' + rubbish * (100_000 // len(rubbish)))
    assert 1 <= len(parsed.issues) <= 201
