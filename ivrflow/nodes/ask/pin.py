"""pin: let the caller enter a PIN, and have the host check it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from ivrflow.model.commands import Flush, Gather
from ivrflow.model.inputs import InputOutcome
from ivrflow.model.types import BOOLEAN
from ivrflow.nodes.ask import usual
from ivrflow.nodes.ask.attempts import asked, next_prompt
from ivrflow.nodes.ask.digit_entry import entry_problems, entry_settings
from ivrflow.nodes.data.asking import query_of
from ivrflow.nodes.declare import ExitSpec, Result, param
from ivrflow.nodes.fields.calls import BoundCall, StatementCall
from ivrflow.nodes.fields.prompts import PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.nodes.utterance import AN_ENTRY, Utterance

__all__ = ["PinNode"]


@dataclass(frozen=True)
class PinNode(Node):
    """Ask for a PIN and have the host check it: `check = bank.check_pin(number = account)`.

    What the caller enters goes into the only secret parameter of the statement and nowhere else: no variable holds it,
    and no journal. One answer means that it is right, none that it is wrong.

    Tries within the call are counted here (`attempts`). Only the host can count across calls: before each check,
    `count` notes a try there, and `allowed` asks whether there may be one more. Since the try is noted first, somebody
    who phones many times at once gets no more of them. `clear` forgets the tries when the PIN was right. Without these
    three, nobody counts across calls.

    An account that the host does not know goes the same way as a wrong PIN: the same statements, the same prompts.
    """

    kind: ClassVar[str] = "pin"
    family: ClassVar[str] = "ask"
    title: ClassVar[str] = "PIN"
    icon: ClassVar[str] = "lock"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("right", "The PIN is right; `into` lines keep what the check found out.", input=True),
        ExitSpec("wrong", "The attempts are used up; the last entry was wrong or too short.", input=True),
        ExitSpec("locked", "The host allows no more tries.", input=True, otherwise="wrong"),
        ExitSpec("noinput", "The last attempt ended without a key.", input=True),
        ExitSpec("failed", "The host did not answer in time, refused, or is out of reach.", technical=True),
    )

    prompt: PromptSet = usual.question()
    check: BoundCall = param(
        "Check",
        StatementCall(write=False, entry=True),
        required=True,
        help="The statement that compares the PIN, without its secret parameter.",
    )
    count: BoundCall | None = param(
        "Count a try", StatementCall(write=True), help="Notes a try at the host, before each check."
    )
    allowed: BoundCall | None = param(
        "May try", StatementCall(write=False, answer=("allowed", BOOLEAN)), help="Whether one more try is allowed."
    )
    clear: BoundCall | None = param(
        "Forget the tries", StatementCall(write=True), help="Forgets the tries at the host, when the PIN was right."
    )
    noinput_prompt: PromptSet = usual.after_silence()
    wrong_prompt: PromptSet = usual.after_failure("After a wrong PIN", "Said first when it was wrong or short.")
    min: int = usual.at_least(4)
    max: int = usual.at_most(4)
    terminators: str = usual.terminators()
    erase_key: str = usual.erase_key("*")
    attempts: int = usual.attempts("How often is asked within this call.")
    first_digit: int = usual.first_digit()
    inter_digit: int = usual.inter_digit()
    barge_in: bool = usual.barge_in()
    fresh: bool = usual.fresh("true")

    def problems(self) -> Iterable[tuple[str, str]]:
        yield from entry_problems(self)
        for name in ("count", "clear"):
            if getattr(self, name) is not None and self.allowed is None:
                yield name, "tries are counted, and nobody asks whether one more is allowed; fill in `allowed`"

    def results(self) -> tuple[Result, ...]:
        exits = frozenset({"right"})
        return tuple(Result(name, kind, exits=exits) for name, kind in self.check.statement.results)

    def utterances(self) -> Iterator[Utterance]:
        return asked(self.prompt, (self.noinput_prompt, self.wrong_prompt), self.attempts, AN_ENTRY)

    def run(self, call: CallView) -> Script:
        settings = entry_settings(self, call.type_ahead, secret=True)
        failure, last = self.noinput_prompt, NOINPUT
        for attempt in range(1, self.attempts + 1):
            heard = yield Gather(next_prompt(self.prompt, failure, attempt, call), settings)
            if heard.outcome is InputOutcome.NOINPUT:
                failure, last = self.noinput_prompt, NOINPUT
                continue
            failure, last = self.wrong_prompt, WRONG
            if heard.outcome is InputOutcome.KEYS and len(heard.keys) >= self.min:
                if self.count is not None:
                    counted = yield query_of(self.count, call)
                    if counted.outcome != "done":
                        # A try that may not have been counted must not be made.
                        return FAILED
                if self.allowed is not None:
                    asked = yield query_of(self.allowed, call)
                    if asked.outcome not in ("found", "empty"):
                        return FAILED
                    if asked.results.get("allowed") is False:
                        yield Flush()
                        return LOCKED
                checked = yield query_of(self.check, call, entered=heard.keys)
                if checked.outcome == "found":
                    if self.clear is not None:
                        yield replace(query_of(self.clear, call), detached=True)
                    return Exit("right", checked.results)
                if checked.outcome != "empty":
                    return FAILED
            yield Flush()
        return last


NOINPUT, WRONG, LOCKED, FAILED = Exit("noinput"), Exit("wrong"), Exit("locked"), Exit("failed")
