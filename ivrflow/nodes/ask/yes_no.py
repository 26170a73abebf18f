"""yes_no: ask a question that is answered by yes or no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.prompts import Prompt
from ivrflow.nodes.ask import usual
from ivrflow.nodes.ask.attempts import asked, next_prompt
from ivrflow.nodes.ask.key_question import KeyQuestion, ask
from ivrflow.nodes.declare import ExitSpec
from ivrflow.nodes.fields.prompts import PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.nodes.utterance import Answers, Utterance

__all__ = ["YesNoNode"]


@dataclass(frozen=True)
class YesNoNode(Node):
    """Ask a question that is answered by yes or no: 1 for yes and 2 for no, unless other keys are chosen.

    The prompt must say which key is which. It is repeated until the caller presses one of them or the attempts are used
    up; the last failure names the exit. The keys of the flow's header hold here too.
    """

    kind: ClassVar[str] = "yes_no"
    family: ClassVar[str] = "ask"
    title: ClassVar[str] = "Yes or no"
    icon: ClassVar[str] = "yes_no"
    offers_flow_keys: ClassVar[bool] = True
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("yes", "The caller pressed the key for yes.", input=True),
        ExitSpec("no", "The caller pressed the key for no.", input=True),
        ExitSpec("noinput", "The last attempt ended without a key.", input=True),
        ExitSpec("nomatch", "The last attempt ended with another key.", input=True),
    )

    prompt: PromptSet = usual.question()
    noinput_prompt: PromptSet = usual.after_silence()
    nomatch_prompt: PromptSet = usual.after_failure("After a wrong key", "Said first when it was no answer.")
    yes: str = usual.key("Key for yes", "1", "Which key means yes.")
    no: str = usual.key("Key for no", "2", "Which key means no.")
    attempts: int = usual.attempts()
    first_digit: int = usual.first_digit()
    barge_in: bool = usual.barge_in()
    fresh: bool = usual.fresh()
    flow_keys: bool = usual.flow_keys()

    def problems(self) -> Iterable[tuple[str, str]]:
        if not self.yes or not self.no:
            yield ("no" if self.yes else "yes"), "no key would mean it"
        elif self.yes == self.no:
            yield "no", f"{self.no} means yes already"

    def utterances(self) -> Iterator[Utterance]:
        answers = Answers((self.yes, self.no), self.flow_keys)
        return asked(self.prompt, (self.noinput_prompt, self.nomatch_prompt), self.attempts, answers)

    def run(self, call: CallView) -> Script:
        def prompt(attempt: int, last: Exit | None) -> Prompt:
            failure = self.noinput_prompt if last is None or last.name == "noinput" else self.nomatch_prompt
            return next_prompt(self.prompt, failure, attempt, call)

        choices = {self.yes: Exit("yes"), self.no: Exit("no")}
        question = KeyQuestion(choices, self.attempts, self.first_digit, self.barge_in, self.fresh, self.flow_keys)
        return (yield from ask(question, call, prompt))
