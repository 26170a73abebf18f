"""callback: promise the caller a call."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Command, Flush, Gather, RequestCallback
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.types import TEXT, Privacy, Type
from ivrflow.nodes.agent.attached import attached_data
from ivrflow.nodes.declare import ExitSpec, Result, param
from ivrflow.nodes.fields.calls import Attachment
from ivrflow.nodes.fields.field_type import Arguments, Formula
from ivrflow.nodes.fields.formulas import Expression
from ivrflow.nodes.fields.literals import KeySequence, Name, Whole
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.nodes.utterance import AN_ENTRY, Answers, Utterance

__all__ = ["CallbackNode"]

NOINPUT = Exit("noinput")


@dataclass(frozen=True)
class CallbackNode(Node):
    """Ask a queue to call the caller back, at the number he calls from or at one that he enters.

    `confirm` offers the number (`say("We call you at") phone(call.ani) say("Press 1 for that, 2 for another.")`);
    without it, the number is taken as it is. `ask` has another number entered; it is also what a caller hears whose own
    number is withheld. The number is what a caller says it is: agents see it, and nothing dials it by itself.
    """

    kind: ClassVar[str] = "callback"
    family: ClassVar[str] = "agent"
    title: ClassVar[str] = "Call-back"
    icon: ClassVar[str] = "call_back"
    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.CALL_BACK})
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("stored", "The request is in the queue.", input=True),
        ExitSpec("noinput", "The caller did not say which number.", input=True),
        ExitSpec("failed", "The request could not be kept.", technical=True),
    )

    queue: str = param("Queue", Name(of="queue"), required=True, help="Who is to call back.")
    number: Formula = param(
        "Number",
        Expression(Type(TEXT.base, Privacy.PRIVATE)),
        default="call.ani",
        help="The number that is offered: by itself the caller's.",
    )
    confirm: PromptSet = param("Offer", PromptField(), help="Offers the number, with the keys for yes and for another.")
    ask: PromptSet = param("Ask", PromptField(), help="Asks for another number.")
    yes_key: str = param("Yes", KeySequence(1), default='"1"', help="The key that takes the number offered.")
    other_key: str = param("Another", KeySequence(1), default='"2"', help="The key that asks for another number.")
    min: int = param("At least", Whole(1, 20), default="3", help="How many digits a number has.")
    attempts: int = param("Attempts", Whole(1, 9), default="3", help="How often is asked.")
    attach: Arguments = param("Attached data", Attachment(), help="What the agent sees, as named values in brackets.")

    def problems(self) -> Iterable[tuple[str, str]]:
        if self.confirm and (not self.yes_key or self.yes_key == self.other_key):
            yield "yes_key", "the two keys must be there, and differ"

    def results(self) -> tuple[Result, ...]:
        kind = Type(TEXT.base, Privacy.PRIVATE, untrusted=True)
        return (Result("number", kind, "The number to be called.", frozenset({"stored"})),)

    def utterances(self) -> Iterator[Utterance]:
        keys = (self.yes_key, self.other_key) if self.ask else (self.yes_key,)
        yield from self.confirm.utterances("confirm", Answers(keys))
        yield from self.ask.utterances("ask", AN_ENTRY)

    def run(self, call: CallView) -> Script:
        number = str(self.number.run(call.variables, call.facts) or "")
        if number and self.confirm:
            number = yield from self._confirmed(number, call)
        elif not number and self.ask:
            number = yield from self._entered(call)
        if not number:
            return NOINPUT
        stored = yield RequestCallback(self.queue, number, attached_data(self.attach, call))
        return Exit("stored", {"number": number}) if stored.outcome == "done" else Exit("failed")

    def _confirmed(self, number: str, call: CallView) -> Generator[Command, Any, str]:
        """The number that the caller wants; empty when he does not say."""
        keys = (self.yes_key, self.other_key) if self.ask else (self.yes_key,)
        settings = InputSettings(choices=keys, terminators="", type_ahead=call.type_ahead)
        for attempt in range(1, self.attempts + 1):
            heard = yield Gather(self.confirm.for_attempt(attempt, call), settings)
            if heard.keys == self.yes_key:
                return number
            if heard.keys in keys:
                return (yield from self._entered(call))
            if heard.outcome is not InputOutcome.NOINPUT:
                yield Flush()
        return ""

    def _entered(self, call: CallView) -> Generator[Command, Any, str]:
        settings = InputSettings(max_length=20, type_ahead=call.type_ahead)
        for attempt in range(1, self.attempts + 1):
            heard = yield Gather(self.ask.for_attempt(attempt, call), settings)
            if heard.keys.isdigit() and len(heard.keys) >= self.min:
                return str(heard.keys)
            if heard.outcome is not InputOutcome.NOINPUT:
                yield Flush()
        return ""
