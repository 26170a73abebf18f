"""What each line of a conversation becomes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.lang.conversations.steps import parse_call, parse_step
from ivrflow.model.conversation import Expect, GoSilent, HangsUp, Hear, Press, Say, StepOfTalk, StubAnswer, Wait
from ivrflow.model.values import Money


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("bank.balance empty", StubAnswer("bank.balance", "empty")),
        ("bank.balance found", StubAnswer("bank.balance", "found")),
        ("bank.balance after 4s fails timeout", StubAnswer("bank.balance", "failed", (), "timeout", 4000)),
        ('bank.balance fails "no route"', StubAnswer("bank.balance", "failed", (), "no route")),
        ("bank.block done", StubAnswer("bank.block", "done")),
        ("bank.x returns a = [], b = [nothing, 1]", None),
        ("calendar office is closed", StubAnswer("calendar office", "closed")),
        ("list vip is yes", StubAnswer("list vip", "yes")),
        ("table branches is empty", StubAnswer("table branches", "empty")),
        (
            'table branches returns city = "Bonn", fee = EUR 1.50',
            StubAnswer("table branches", "found", (("city", "Bonn"), ("fee", Money(Decimal("1.50"), "EUR")))),
        ),
        ('queue "VIP cards" is busy', StubAnswer("queue VIP cards", "busy")),
        ('hear "a // b"', Hear("a // b")),
        ("press *9#", Press("*9#")),
        ('press 1 during "Welcome"', Press("1", "Welcome")),
        ('say "balance"', Say("balance")),
        ("silence", GoSilent()),
        ("wait 1.5s", Wait(1500)),
        ("hang up", HangsUp()),
        ("expect ended by caller", Expect("ended", "caller")),
        ("expect handed", Expect("handed")),
        ('expect transferred to "+44"', Expect("transferred", "+44")),
        ("expect rejected busy", Expect("rejected", "busy")),
        ("expect node goodbye", Expect("node", "goodbye")),
        ('expect not hear "agent"', Expect("not hear", "agent")),
        ('expect variable a = "x", b = true', Expect("variable", "", (("a", "x"), ("b", True)))),
    ],
)
def test_steps(line: str, step: StepOfTalk | None) -> None:
    read, comment = parse_step(f"  {line}  // why")
    assert comment == "why"
    if step is not None:
        assert read == step
    else:
        assert isinstance(read, StubAnswer)
        assert [name for name, _ in read.results] == ["a", "b"]
        assert read.results[0][1] == ()
        assert isinstance(read.results[1][1], tuple)
        assert read.results[1][1][0] is None


def test_every_part_of_a_call_line_but_the_title_may_be_missing() -> None:
    assert parse_call('call "a"').dnis == ""
    line = parse_call('call "a" to "95 588" at 2026-03-02 10:15:30 // c')
    assert (line.ani, line.dnis, line.comment) == ("", "95 588", "c")
    assert line.at is not None
    assert line.at.isoformat() == "2026-03-02T10:15:30"
