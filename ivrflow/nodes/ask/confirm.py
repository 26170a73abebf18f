"""confirm: read back what was entered, and ask whether it is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.prompts import Prompt
from ivrflow.nodes.ask import usual
from ivrflow.nodes.ask.attempts import asked
from ivrflow.nodes.ask.key_question import KeyQuestion, ask
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.field_type import Formula
from ivrflow.nodes.fields.literals import Choice
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.fields.spoken import WAYS_TO_SAY, SpokenValue, spoken, spoken_part, unspeakable
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.nodes.utterance import Answers, Part, Utterance

__all__ = ["ConfirmNode"]


@dataclass(frozen=True)
class ConfirmNode(Node):
    """Read back what the caller entered, and ask whether it is right: 1 when it is, 2 to enter it again.

    The caller hears `before`, the value said as `as` tells, then `prompt`, which must say which key is which. Lead
    `again` back to the node that asks.
    """

    kind: ClassVar[str] = "confirm"
    family: ClassVar[str] = "ask"
    title: ClassVar[str] = "Confirm"
    icon: ClassVar[str] = "confirm"
    offers_flow_keys: ClassVar[bool] = True
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("confirmed", "The caller says that it is right.", input=True),
        ExitSpec("again", "The caller wants to enter it again.", input=True),
        ExitSpec("noinput", "The last attempt ended without a key.", input=True),
        ExitSpec("nomatch", "The last attempt ended with another key.", input=True),
    )

    value: Formula = param("Value", SpokenValue(), required=True, help="What is read back.")
    said_as: str = param(
        "Say it as", Choice(WAYS_TO_SAY), default="auto", help="How it is said; `auto` goes by its type.", word="as"
    )
    before: PromptSet = param("Before it", PromptField(), help='Said before the value: `say("You entered")`.')
    prompt: PromptSet = param("Question", PromptField(), required=True, help="Said behind it: which key means what.")
    noinput_prompt: PromptSet = usual.after_silence()
    nomatch_prompt: PromptSet = usual.after_failure("After a wrong key", "Said first when it was no answer.")
    right: str = usual.key("Key for right", "1", "Which key means that it is right.")
    again: str = usual.key("Key for again", "2", "Which key means to enter it again.")
    attempts: int = usual.attempts()
    first_digit: int = usual.first_digit()
    barge_in: bool = usual.barge_in()
    flow_keys: bool = usual.flow_keys()

    def problems(self) -> Iterable[tuple[str, str]]:
        if not self.right or not self.again:
            yield ("again" if self.right else "right"), "no key would mean it"
        elif self.right == self.again:
            yield "again", f"{self.again} means that it is right already"
        if problem := unspeakable(self.said_as, self.value):
            yield "as", problem

    def utterances(self) -> Iterator[Utterance]:
        value = spoken_part(self.said_as, self.value)

        def before(attempt: int) -> tuple[Part, ...]:
            return (*self.before.parts(attempt), value)

        failures = (self.noinput_prompt, self.nomatch_prompt)
        return asked(self.prompt, failures, self.attempts, Answers((self.right, self.again), self.flow_keys), before)

    def run(self, call: CallView) -> Script:
        value = spoken(self.said_as, self.value, call)

        def prompt(attempt: int, last: Exit | None) -> Prompt:
            failure: Prompt = ()
            if last is not None:
                failures = self.noinput_prompt if last.name == "noinput" else self.nomatch_prompt
                failure = failures.for_attempt(attempt - 1, call, attempt)
            return failure + self.before.for_attempt(attempt, call) + value + self.prompt.for_attempt(attempt, call)

        choices = {self.right: Exit("confirmed"), self.again: Exit("again")}
        # A confirmation that was pressed ahead confirms what the caller has not heard yet.
        question = KeyQuestion(choices, self.attempts, self.first_digit, self.barge_in, True, self.flow_keys)
        return (yield from ask(question, call, prompt))
