"""query: ask one of the company's databases or services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Play, Query
from ivrflow.nodes.declare import ExitSpec, Result, param
from ivrflow.nodes.fields.calls import BoundCall, StatementCall
from ivrflow.nodes.fields.literals import Duration
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["QueryNode"]

_READ = (
    ExitSpec("found", "There is exactly one answer; `into` lines keep its values."),
    ExitSpec("empty", "There is none."),
    ExitSpec("many", "There is more than one.", technical=True, otherwise="failed"),
)
_WRITE = (ExitSpec("done", "The change was made."),)
_FAILED = (ExitSpec("failed", "The host did not answer in time, refused, or is out of reach.", technical=True),)


@dataclass(frozen=True)
class QueryNode(Node):
    """Call a statement that was declared beside a host source, by name: `call = bank.balance(number = account)`.

    `meanwhile` is heard until the answer is there, so that there is no dead air. A statement that changes data has the
    exits `done` and `failed`, and is carried out to its end even when the caller hangs up.
    """

    kind: ClassVar[str] = "query"
    family: ClassVar[str] = "data"
    title: ClassVar[str] = "Query"
    exits: ClassVar[tuple[ExitSpec, ...]] = (*_READ, *_WRITE, *_FAILED)

    call: BoundCall = param("Statement", StatementCall(), required=True, help="What is asked, with its parameters.")
    meanwhile: PromptSet = param("Meanwhile", PromptField(), help="What the caller hears until the answer is there.")
    timeout: int | None = param(
        "Timeout", Duration(100, 30_000), help="How long to wait for the answer; the statement's own when not given."
    )

    def exits_of(self) -> tuple[ExitSpec, ...]:
        return (*_WRITE, *_FAILED) if self.call.statement.write else (*_READ, *_FAILED)

    def results(self) -> tuple[Result, ...]:
        exits = frozenset({"done" if self.call.statement.write else "found"})
        return tuple(Result(name, kind, exits=exits) for name, kind in self.call.statement.results)

    def run(self, call: CallView) -> Script:
        statement = self.call.statement
        meanwhile = None
        if self.meanwhile:
            meanwhile = Play(self.meanwhile.for_attempt(1, call), barge_in=False, type_ahead=call.type_ahead)
        answer = yield Query(
            statement.key,
            tuple(self.call.arguments.compute(call.variables, call.facts).items()),
            self.call.secret,
            self.timeout or statement.timeout_ms,
            statement.write,
            meanwhile,
        )
        return Exit(answer.outcome, answer.results)
