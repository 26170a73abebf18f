"""The simulator as one of the channels."""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow import say
from ivrflow.compiler.program import Program
from ivrflow.model.commands import Gather, Play
from ivrflow.model.conversation import Conversation
from ivrflow.model.live import LiveDatum
from ivrflow.model.prompts import Prompt
from ivrflow.runtime.simulation.conversation_run import ConversationRun, run_conversation

from .files import conversations
from .outcome import Outcome

__all__ = ["SimulatorLine", "outcome_of", "prompts_of"]


class SimulatorLine:
    """Holds conversations on a virtual clock; look-ups are answered as they say."""

    def __init__(self, programs: Mapping[str, Program], live: Mapping[tuple[str, str], LiveDatum]) -> None:
        self._programs, self._live = programs, live

    def run(self, conversation: Conversation, flow: str) -> ConversationRun:
        return run_conversation(conversation, self._programs, flow, self._live)

    def run_all(self, flow: str) -> list[ConversationRun]:
        """Every conversation that the flow has."""
        return [self.run(conversation, flow) for conversation in conversations(flow).values()]

    def hold(self, conversation: Conversation, flow: str) -> Outcome:
        return outcome_of(self.run(conversation, flow))


def outcome_of(run: ConversationRun) -> Outcome:
    """In the terms that all channels share."""
    pieces = [(say.normalise(piece.text), piece) for piece in run.call.heard]
    cdr = run.call.journal.cdr
    return Outcome(
        problem=run.problem,
        begun=tuple(text for text, piece in pieces if text),
        heard=tuple(text for text, piece in pieces if text and not piece.cut),
        ended_by=cdr.ended_by if cdr is not None else "",
        language=cdr.language if cdr is not None else "",
        path=cdr.path if cdr is not None else (),
    )


def prompts_of(run: ConversationRun) -> list[Prompt]:
    """Every prompt that was played in this call, with the values that it had."""
    issued = [command for step in run.call.journal.steps for _, command in step.commands]
    return [command.prompt for command in issued if isinstance(command, Play | Gather)]
