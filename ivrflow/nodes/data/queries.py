"""queries: look several things up at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.values import Value
from ivrflow.nodes.data.asking import heard_meanwhile, query_of
from ivrflow.nodes.declare import ExitSpec, Result, param
from ivrflow.nodes.fields.calls import BoundCall, StatementCall
from ivrflow.nodes.fields.literals import Duration
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.nodes.together import Together
from ivrflow.nodes.utterance import Utterance

__all__ = ["QueriesNode"]


@dataclass(frozen=True)
class QueriesNode(Node):
    """Look up to four things up at once, so that the caller waits for the slowest and not for all of them.

    `meanwhile` is heard until the last answer is there. Results are kept with `into` lines; where two statements give
    a result of the same name, the later one is called `name_2` (`name_3`, `name_4`). On `some`, variables whose
    statement found nothing keep the value that they had.
    """

    kind: ClassVar[str] = "queries"
    family: ClassVar[str] = "data"
    title: ClassVar[str] = "Queries at once"
    icon: ClassVar[str] = "databases"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("found", "Each statement has exactly one answer."),
        ExitSpec("some", "At least one has, and at least one has not."),
        ExitSpec("empty", "No statement has an answer."),
        ExitSpec("failed", "None has, and a host did not answer in time, refused, or is out of reach.", technical=True),
    )

    call: BoundCall = param("First", StatementCall(write=False), required=True, help="What is asked.")
    call2: BoundCall = param("Second", StatementCall(write=False), required=True, help="What is asked with it.")
    call3: BoundCall | None = param("Third", StatementCall(write=False), help="What is asked with them.")
    call4: BoundCall | None = param("Fourth", StatementCall(write=False), help="What is asked with them.")
    meanwhile: PromptSet = param("Meanwhile", PromptField(), help="What the caller hears until all is there.")
    timeout: int | None = param(
        "Timeout", Duration(100, 30_000), help="How long to wait for each; the statement's own when not given."
    )

    def results(self) -> tuple[Result, ...]:
        exits = frozenset({"found"})
        return tuple(
            Result(self._called(number, name), kind, exits=exits)
            for number, bound in enumerate(self._calls(), 1)
            for name, kind in bound.statement.results
        )

    def utterances(self) -> Iterator[Utterance]:
        return self.meanwhile.utterances("meanwhile", open_ended=True)

    def run(self, call: CallView) -> Script:
        queries = tuple(query_of(bound, call, self.timeout) for bound in self._calls())
        answers = yield Together(queries, heard_meanwhile(self.meanwhile, call))
        found: dict[str, Value] = {}
        for number, answer in enumerate(answers, 1):
            if answer.outcome == "found":
                found |= {self._called(number, name): value for name, value in answer.results.items()}
        outcomes = [answer.outcome for answer in answers]
        if "found" in outcomes:
            return Exit("found" if set(outcomes) == {"found"} else "some", found)
        return Exit("empty" if set(outcomes) == {"empty"} else "failed")

    def _calls(self) -> Iterable[BoundCall]:
        return (bound for bound in (self.call, self.call2, self.call3, self.call4) if bound is not None)

    def _called(self, number: int, name: str) -> str:
        """What a result of the nth statement is called."""
        for before in list(self._calls())[: number - 1]:
            if any(name == other for other, _ in before.statement.results):
                return f"{name}_{number}"
        return name
