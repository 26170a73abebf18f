"""Queues and transfers: a referral that is ready for the wire, or a refusal that says why."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.acd.directory import AcdSettings, Directory
from ivrflow.model.commands import Attached, HandOff, LeaveMessage, RequestCallback, Transfer
from ivrflow.model.errors import Misuse
from ivrflow.model.events import Event, Offered, Stored
from ivrflow.model.ports import Acd, Referral, Refusal

OFFERED = Offered("c1", "139", "95588", datetime(2026, 3, 2, 10, 15, tzinfo=UTC))
SETTINGS = AcdSettings(
    {"cards": "sip:8001@pbx.example;transport=tcp"}, ("+8610*", "sip:1*@pbx.example"), "sip:{number}@gw.example:5080"
)
ACD: Acd = Directory(SETTINGS)


def test_a_queue_is_found_and_the_data_travel_along() -> None:
    referral = ACD.resolve(OFFERED, HandOff("cards", (Attached("account", "622202"),)))
    assert isinstance(referral, Referral)
    assert referral.target == "sip:8001@pbx.example;transport=tcp"
    assert json.loads(bytes.fromhex(referral.uui)) == {"account": "622202"}


def test_an_unknown_queue_is_a_failure_that_says_what_to_do() -> None:
    refusal = ACD.resolve(OFFERED, HandOff("loans"))
    assert refusal == Refusal("failed", 'there is no queue "loans"; add it under [queues]')


@pytest.mark.parametrize(
    ("target", "uri"),
    [
        ("+861012345678", "sip:+861012345678@gw.example:5080"),
        ("tel:+861012345678", "sip:+861012345678@gw.example:5080"),
        ("sip:1001@PBX.example", "sip:1001@pbx.example"),
    ],
)
def test_an_allowed_target_is_resolved(target: str, uri: str) -> None:
    assert ACD.resolve(OFFERED, Transfer(target)) == Referral(uri)


@pytest.mark.parametrize(
    "target", ["+19001234567", "sip:2001@pbx.example", "sip:1001@evil.example", "*72", "", "+8610*"]
)
def test_any_other_target_is_refused_without_quoting_it(target: str) -> None:
    refusal = ACD.resolve(OFFERED, Transfer(target))
    assert isinstance(refusal, Refusal)
    assert refusal.outcome == "refused"
    assert not target or target not in refusal.cause


def test_nothing_is_allowed_by_default_and_numbers_need_a_gateway() -> None:
    nothing = Directory(AcdSettings())
    refusal = nothing.resolve(OFFERED, Transfer("+861012345678"))
    assert isinstance(refusal, Refusal)
    assert refusal.outcome == "refused"
    no_way = Directory(AcdSettings(allow=("+8610*",))).resolve(OFFERED, Transfer("+861012345678"))
    assert isinstance(no_way, Refusal)
    assert no_way.outcome == "failed"
    assert "gateway" in no_way.cause


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (AcdSettings({"cards": "8001"}), '[queues] cards: "8001" is no SIP URI'),
        (AcdSettings({"cards": "sip:8001@pbx\r\nVia: x"}), "is no SIP URI"),
        (AcdSettings(allow=("*",)), '[transfer] allow: "*" is no target'),
        (AcdSettings(gateway="sip:pbx.example"), "must be a SIP URI with {number} in it"),
        (AcdSettings(gateway="{number}"), "must be a SIP URI with {number} in it"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(settings: AcdSettings, message: str) -> None:
    with pytest.raises(Misuse, match=re.escape(message)):
        Directory(settings)


def test_the_queues_are_known_by_name() -> None:
    assert Directory(SETTINGS).queues == {"cards"}


@given(st.text(), st.lists(st.builds(Attached, st.text(), st.text()), max_size=3).map(tuple))
def test_no_value_ever_adds_a_header(text: str, data: tuple[Attached, ...]) -> None:
    for command in (
        HandOff(text, data),
        HandOff("cards", data),
        Transfer(text, data),
        Transfer(f"sip:1{text}@pbx.example", data),
    ):
        resolved = ACD.resolve(OFFERED, command)
        if isinstance(resolved, Referral):
            assert re.fullmatch(r"sip:[A-Za-z0-9._+~!-]+@(pbx|gw)\.example(:5080|;transport=tcp)?", resolved.target)
            assert re.fullmatch(r"[0-9a-f]*", resolved.uui)


def test_a_pbx_keeps_no_messages_and_no_requests_of_ours() -> None:
    told: list[Event] = []
    ACD.store(3, LeaveMessage("sales", "r1"), told.append)
    ACD.store(4, RequestCallback("cards", "138"), told.append)
    assert told == [
        Stored(3, "failed", "this installation keeps no voicemail boxes"),
        Stored(4, "failed", "this installation keeps no call-back requests"),
    ]
