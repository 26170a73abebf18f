"""Every command that carries something out of a call says so."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

from ivrflow.model.commands import (
    Answer,
    Attached,
    AwaitAgent,
    Cancel,
    Command,
    Consult,
    Enqueue,
    Flush,
    Gather,
    HandOff,
    HangUp,
    LeaveMessage,
    LeaveQueue,
    Mark,
    Play,
    Query,
    Record,
    Reject,
    RequestCallback,
    Transfer,
    Wait,
)
from ivrflow.model.inputs import InputSettings, RecordingSettings
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.verify.findings.leaving import values_leaving

PROMPT = (Piece(PieceKind.DIGITS, "4711", "en-US"),)
DATA = (Attached("pin", "4711"),)
LEAVING: list[tuple[Command, str]] = [
    (Play(PROMPT), "a prompt"),
    (Gather(PROMPT, InputSettings()), "a prompt"),
    (Record(PROMPT, RecordingSettings()), "a prompt"),
    (AwaitAgent(PROMPT, InputSettings(), 1_000), "a prompt"),
    (HandOff("cards", DATA), "`pin` for the agent"),
    (Enqueue("cards", DATA), "`pin` for the agent"),
    (Transfer("4711"), "the target of a transfer"),
    (Transfer("+49", DATA), "`pin` for the other side"),
    (Transfer("+49", announcement=PROMPT), "a prompt"),
    (LeaveMessage("sales", "handle", data=DATA), "`pin` for who hears the message"),
    (RequestCallback("cards", "4711"), "the number to call back"),
    (RequestCallback("cards", "+49", DATA), "`pin` for who calls back"),
    (Query("bank.balance", (("number", "4711"),)), "`number` of bank.balance, which is not secret"),
    (Consult("list", "vip", "4711"), "the key by which the list `vip` is asked"),
    (Mark("paid", (("pin", "4711"),)), "`pin` of the milestone `paid`"),
    (Mark("paid", customer_class="4711"), "the customer class of the milestone `paid`"),
    (Mark("paid", customer="4711"), "the customer of the milestone `paid`"),
]
NOTHING: list[Command] = [Answer(), Reject(), Flush(), Wait(1), HangUp(), Cancel(1), LeaveQueue()]


@pytest.mark.parametrize(("command", "where"), LEAVING, ids=lambda each: each if isinstance(each, str) else "")
def test_what_leaves_is_named(command: Command, where: str) -> None:
    assert [place for place, value in values_leaving(command) if value == "4711"] == [where]


def test_what_a_statement_takes_as_a_secret_does_not_leave() -> None:
    query = Query("bank.balance", (("number", "1"), ("pin", "4711")), frozenset({"pin"}))
    assert [value for _, value in values_leaving(query)] == ["1"]


def test_no_command_is_forgotten() -> None:
    assert {type(command) for command, _ in LEAVING} | {type(command) for command in NOTHING} == set(get_args(Command))
    for command in NOTHING:
        assert list(values_leaving(command)) == []
        assert not {"prompt", "data", "arguments"} & {each.name for each in dataclasses.fields(command)}
