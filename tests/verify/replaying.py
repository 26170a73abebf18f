"""Conversations that an exploration wrote, run in the simulator: the same keys, the same collector, the same clock."""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.model.conversation import Conversation
from ivrflow.model.journal import Visit
from ivrflow.runtime.simulation.conversation_run import run_conversation

__all__ = ["simulated"]


def simulated(conversation: Conversation, programs: Mapping[str, Program], flow: str) -> list[Visit]:
    """The nodes that the simulated call left; printed and read back first, as a file would be."""
    text = print_conversations([conversation])
    parsed = parse_conversations(text, "found.calls")
    assert not parsed.issues, text
    run = run_conversation(parsed.conversations[0], programs, flow)
    assert run.passed, f"{text}\nstep {run.failed_at}: {run.problem}; heard {run.instead}"
    return [visit for step in run.call.journal.steps for visit in step.visits]
