"""say: tell one value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Play
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.field_type import Formula
from ivrflow.nodes.fields.literals import Choice, Flag
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.fields.spoken import WAYS_TO_SAY, SpokenValue, spoken, spoken_part, unspeakable
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.nodes.utterance import Utterance

__all__ = ["SayNode"]


@dataclass(frozen=True)
class SayNode(Node):
    """Tell the caller one value: an amount, a date, an account number digit by digit.

    The value is worded in the language of the call. `before` and `after` are prompts around it; whoever needs more uses
    `play`, whose prompts mix texts, recordings and values freely.
    """

    kind: ClassVar[str] = "say"
    family: ClassVar[str] = "speak"
    title: ClassVar[str] = "Say a value"
    icon: ClassVar[str] = "number"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "When it was heard, or stopped by a key."),)

    value: Formula = param("Value", SpokenValue(), required=True, help="What is told.")
    said_as: str = param(
        "Say it as", Choice(WAYS_TO_SAY), default="auto", help="How it is said; `auto` goes by its type.", word="as"
    )
    before: PromptSet = param("Before it", PromptField(), help='Said before the value: `say("Your balance is")`.')
    after: PromptSet = param("After it", PromptField(), help="Said behind the value.")
    barge_in: bool = param("Barge-in", Flag(), default="true", help="A key stops it.")

    def problems(self) -> Iterable[tuple[str, str]]:
        if problem := unspeakable(self.said_as, self.value):
            yield "as", problem

    def utterances(self) -> Iterator[Utterance]:
        yield Utterance("value", (*self.before.parts(), spoken_part(self.said_as, self.value), *self.after.parts()))

    def run(self, call: CallView) -> Script:
        value = spoken(self.said_as, self.value, call)
        prompt = self.before.for_attempt(1, call) + value + self.after.for_attempt(1, call)
        yield Play(prompt, self.barge_in, call.type_ahead)
        return DONE


DONE = Exit("done")
