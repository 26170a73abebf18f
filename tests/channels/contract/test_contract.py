"""The same conversations through the simulator and through SIP: the same is heard, and the same comes of it.

Each channel has its own time, its own ears and its own sources: the simulator a virtual clock, texts, and answers as
the conversation states them; SIP a running engine, a phone that recognises prompts by their sound and presses keys as
RTP events, and a database, a calendar and a queue that are in the state which the conversation assumes.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivrflow.model.conversation import Conversation, Expect, HangsUp, Hear

from .conftest import conversations
from .outcome import is_within
from .simulator_line import SimulatorLine, hours_of
from .sip_line import SipLine

pytestmark = pytest.mark.slow

LONG_SILENCE, HOST_FAULT = "Says nothing at all", "The host is down"
TELEBANK = sorted(conversations("telebank").keys() - {LONG_SILENCE, HOST_FAULT})
"""Silence takes half a minute and has shorter conversations of its own; a host that breaks down after a second cannot
be arranged (see tests/e2e/test_host_trouble.py for one that is broken)."""


@pytest.mark.parametrize("title", conversations("contract"))
def test_input(title: str, simulator: SimulatorLine, sip: SipLine, ani: str) -> None:
    hold_on_both("contract", title, simulator, sip, ani)


@pytest.mark.parametrize("title", TELEBANK)
def test_telebank(title: str, simulator: SimulatorLine, sip: SipLine, ani: str) -> None:
    hold_on_both("telebank", title, simulator, sip, ani)


def hold_on_both(flow: str, title: str, simulator: SimulatorLine, sip: SipLine, ani: str) -> None:
    conversation = conversations(flow)[title]
    thought = simulator.hold(conversation, flow)
    lived = sip.hold(conversation, ani, hours_of(simulator.run(conversation, flow)))
    assert thought.problem == ""
    assert lived.problem == "", f"{lived.problem}\nheard: {lived.heard}\nwent: {lived.path}"
    assert lived.language == thought.language
    assert is_within(thought.heard, lived.heard), f"not all was heard:\n{thought.heard}\n{lived.heard}"
    if says_how_it_ends(conversation):
        assert (lived.ended_by, lived.path) == (thought.ended_by, thought.path)
        assert is_within(lived.heard, thought.begun), f"something else was heard:\n{thought.begun}\n{lived.heard}"
    else:
        assert is_within(thought.path, lived.path), f"it went another way:\n{thought.path}\n{lived.path}"


def says_how_it_ends(conversation: Conversation) -> bool:
    """One that just stops says nothing about its end, and real calls go on until their callers have hung up."""
    return any(
        isinstance(step, HangsUp) or (isinstance(step, Expect) and step.what == "ended") for step in conversation.steps
    )


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        (Hear("You took green"), "green"),
        (Hear("Red is the last one"), ""),
        (Expect("node", "agents"), "agents"),
        (Expect("ended", "handoff"), ""),
        (Expect("not hear", "You took red"), "red"),
    ],
)
def test_both_notice_what_is_not_so(
    step: Hear | Expect, problem: str, simulator: SimulatorLine, sip: SipLine, ani: str
) -> None:
    """The lines can fail, and do so for the same reason."""
    sound = conversations("contract")["No key cuts a notice, and the key counts for the menu behind it"]
    wrong = replace(sound, steps=(*sound.steps[:4], step))
    thought, lived = simulator.hold(wrong, "contract"), sip.hold(wrong, ani, None)
    for outcome in (thought, lived):
        assert outcome.problem
        assert problem in outcome.problem or "over" in outcome.problem
