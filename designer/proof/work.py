"""The work itself. Each function answers one question; called in the worker process."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from designer.proof.questions import OptionTold, Proved, ProvedFinding, Question, Suggested, Timed
from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.model.errors import BadDocument, Misuse
from ivrflow.runtime.flow_set import FlowSet, FlowText, ReadFlow
from ivrflow.runtime.proving import prove_flows
from ivrflow.runtime.simulation.conversation_run import run_conversation
from ivrflow.runtime.wiring import Installation, installation
from ivrflow.verify.exploration.bounds import Bounds
from ivrflow.verify.exploration.explore import explore
from ivrflow.verify.suggest import suggest as suggest_conversations
from ivrflow.verify.timing.timing import timing_of

__all__ = ["prove", "suggest", "time_options"]

EXPLORES_S = 10.0
QUICK = Bounds(max_states=20_000)


@dataclass(frozen=True, slots=True)
class _Read:
    installed: Installation
    flows: dict[str, ReadFlow]

    def programs(self, flow: str) -> dict[str, Program]:
        found = (each.rehearsable for each in self.flows.values())
        programs = {program.id: program for program in found if program is not None}
        if flow not in programs:
            raise Misuse("the flow has errors that come first; the list of problems has them")
        return programs


@contextmanager
def _read(question: Question) -> Iterator[_Read]:
    with installation(question.configuration) as installed:
        texts = {name: FlowText(name, text) for name, text in question.texts.items()}
        try:
            world = installed.world()
        except BadDocument as error:
            # It could not be sent to the process that asked.
            raise Misuse(str(error)) from None
        yield _Read(installed, FlowSet(world).read(texts))


def prove(question: Question) -> Proved:
    """All findings of the flow, those of the compiler included, each with a call where there is one."""
    with _read(question) as read:
        proved = prove_flows(read.flows.values(), [question.flow], QUICK)
    found = tuple(
        ProvedFinding(
            each.issue,
            print_conversations([each.demonstration.conversation]) if each.demonstration is not None else "",
            each.demonstration is not None and each.demonstration.shows,
        )
        for each in proved.findings
        if each.issue.flow == question.flow
    )
    # What other drafts lack is said when they are looked at.
    untold = tuple(sentence for sentence in proved.tell_unexplored() if sentence.startswith(f"{question.flow}:"))
    return Proved(found, proved.proof.complete, untold)


def time_options(question: Question) -> Timed:
    """After how long each option can be chosen, by real durations of prompts where they are known."""
    with _read(question) as read:
        until = time.monotonic() + EXPLORES_S
        exploration = explore(read.programs(question.flow), question.flow, QUICK, lambda: time.monotonic() > until)
        times = timing_of(exploration, read.installed.prompt_durations())
    options = tuple(
        OptionTold(
            each.flow,
            each.node,
            each.keys,
            each.label,
            each.quickest_ms,
            each.listening_ms,
            each.typical_ms,
            each.way,
            tuple(sorted(each.estimated)),
        )
        for each in times.options
    )
    stay = times.stay
    return Timed(options, stay.longest_ms, stay.loops, stay.silent_ms, stay.limit_ms, times.estimated)


def suggest(question: Question, conversations: str) -> Suggested:
    """Conversations for the exits that these do not cover."""
    with _read(question) as read:
        programs = read.programs(question.flow)
        known = parse_conversations(conversations, "").conversations
        runs = [run_conversation(each, programs, question.flow) for each in known]
        visits = [visit for run in runs for step in run.call.journal.steps for visit in step.visits]
        until = time.monotonic() + EXPLORES_S
        exploration = explore(programs, question.flow, QUICK, lambda: time.monotonic() > until)
        found = suggest_conversations(exploration, visits).conversations
    return Suggested(print_conversations(found))
