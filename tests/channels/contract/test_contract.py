"""The same conversations through the simulator, through SIP and from a browser: the same is heard, and the same comes
of it.

Each channel has its own time, its own ears and its own sources: the simulator a virtual clock, texts, and answers as
the conversation states them; SIP and the browser a running engine, a phone or a page that recognises prompts by their
sound and presses keys as RTP events or as messages of a WebSocket, and a database, a calendar and a queue that are in
the state which the conversation assumes.

On the wire a minute takes a minute. So the contract flow waits shortly, and all of its conversations are phoned; of
telebank's, and of both from the browser, those that are needed until everything that channels may do differently was on
the wire (see `choice`); and
conversations that assume the same of the world are held at the same time (see `world`).
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivrflow.model.conversation import Conversation, Expect, HangsUp, Hear, StepOfTalk
from ivrflow.runtime.simulation.conversation_run import ConversationRun

from .browser_line import BrowserLine
from .choice import cheapest_with_every_trait, traits
from .files import conversations
from .outcome import Outcome, is_within
from .simulator_line import SimulatorLine, outcome_of
from .sip_line import SipLine
from .world import can_be_arranged, rounds

pytestmark = pytest.mark.slow


def test_input(simulator: SimulatorLine, sip: SipLine) -> None:
    hold_on_both(simulator.run_all("contract"), sip)


def test_telebank(simulator: SimulatorLine, sip: SipLine) -> None:
    met = frozenset().union(*(traits(run) for run in simulator.run_all("contract")))
    possible = [run for run in simulator.run_all("telebank") if can_be_arranged(run)]
    hold_on_both(cheapest_with_every_trait(possible, met), sip)


def test_from_the_browser(simulator: SimulatorLine, browser: BrowserLine) -> None:
    runs = [run for flow in ("contract", "telebank") for run in simulator.run_all(flow)]
    hold_on_both(cheapest_with_every_trait([run for run in runs if can_be_arranged(run)]), browser)


def hold_on_both(runs: list[ConversationRun], line: SipLine | BrowserLine) -> None:
    complaints = [
        f"{run.conversation.title}: {complaint}\nheard: {lived.heard}\nwent: {lived.path}"
        for held in rounds(runs)
        for run, lived in zip(held.runs, line.hold_round(held), strict=True)
        if (complaint := difference(run, lived))
    ]
    assert not complaints, "\n\n".join(complaints)


def difference(run: ConversationRun, lived: Outcome) -> str:
    """What is not the same on both lines; empty when all is."""
    thought = outcome_of(run)
    ends = says_how_it_ends(run.conversation)
    if thought.problem or lived.problem:
        return thought.problem or lived.problem
    if lived.language != thought.language:
        return f"the language should be {thought.language}, and is {lived.language}"
    if not is_within(thought.heard, lived.heard):
        return f"not all was heard of {thought.heard}"
    if ends and (lived.ended_by, lived.path) != (thought.ended_by, thought.path):
        return f"it was ended by {lived.ended_by}, and should be by {thought.ended_by}, and go {thought.path}"
    if ends and not is_within(lived.heard, thought.begun):
        return f"something else was heard than {thought.begun}"
    if not is_within(thought.path, lived.path):
        return f"it went another way than {thought.path}"
    return ""


def says_how_it_ends(conversation: Conversation) -> bool:
    """One that just stops says nothing about its end, and real calls go on until their callers have hung up."""
    return any(
        isinstance(step, HangsUp) or (isinstance(step, Expect) and step.what == "ended") for step in conversation.steps
    )


def test_both_notice_what_is_not_so(simulator: SimulatorLine, sip: SipLine) -> None:
    """The lines can fail, and do so for the same reason."""
    sound = conversations("contract")["No key cuts a notice, and the key counts for the menu behind it"]
    mistakes: dict[StepOfTalk, str] = {
        Hear("You took green"): "green",
        Hear("Red is the last one"): "",
        Expect("node", "agents"): "agents",
        Expect("ended", "handoff"): "",
        Expect("not hear", "You took red"): "red",
    }
    wrong = [replace(sound, steps=(*sound.steps[:4], mistake)) for mistake in mistakes]
    for conversation, problem, lived in zip(wrong, mistakes.values(), sip.hold(wrong), strict=True):
        for outcome in (simulator.hold(conversation, "contract"), lived):
            assert outcome.problem
            assert problem in outcome.problem or "over" in outcome.problem


def test_lines_that_differ_are_told(simulator: SimulatorLine) -> None:
    run = simulator.run(conversations("contract")["A key cuts the prompt"], "contract")
    same = outcome_of(run)
    assert difference(run, same) == ""
    others = [
        replace(same, problem="not so"),
        replace(same, language="fr-FR"),
        replace(same, heard=same.heard[:-1]),
        replace(same, heard=(*same.heard, "a word too many")),
        replace(same, ended_by="lost"),
        replace(same, path=same.path[:-1]),
    ]
    assert all(difference(run, other) for other in others)
