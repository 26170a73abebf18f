"""query: ask one of the company's databases or services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ivrflow.nodes.data.asking import heard_meanwhile, query_of
from ivrflow.nodes.declare import ExitSpec, Result, param
from ivrflow.nodes.fields.calls import BoundCall, StatementCall
from ivrflow.nodes.fields.literals import Duration
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.nodes.utterance import Utterance

__all__ = ["QueryNode"]


@dataclass(frozen=True)
class QueryNode(Node):
    """Call a statement that was declared beside a host source, by name: `call = bank.balance(number = account)`.

    `meanwhile` is heard until the answer is there, so that there is no dead air. A look-up is given up when the caller
    hangs up; statements that change data are for `update`.
    """

    kind: ClassVar[str] = "query"
    family: ClassVar[str] = "data"
    title: ClassVar[str] = "Query"
    icon: ClassVar[str] = "database"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("found", "There is exactly one answer; `into` lines keep its values."),
        ExitSpec("empty", "There is none."),
        ExitSpec("many", "There is more than one.", technical=True, otherwise="failed"),
        ExitSpec("failed", "The host did not answer in time, refused, or is out of reach.", technical=True),
    )

    call: BoundCall = param(
        "Statement", StatementCall(write=False), required=True, help="What is asked, with its parameters."
    )
    meanwhile: PromptSet = param("Meanwhile", PromptField(), help="What the caller hears until the answer is there.")
    timeout: int | None = param(
        "Timeout", Duration(100, 30_000), help="How long to wait for the answer; the statement's own when not given."
    )

    def results(self) -> tuple[Result, ...]:
        exits = frozenset({"found"})
        return tuple(Result(name, kind, exits=exits) for name, kind in self.call.statement.results)

    def utterances(self) -> Iterator[Utterance]:
        return self.meanwhile.utterances("meanwhile", open_ended=True)

    def run(self, call: CallView) -> Script:
        meanwhile = heard_meanwhile(self.meanwhile, call)
        answer = yield query_of(self.call, call, self.timeout, meanwhile=meanwhile)
        return Exit(answer.outcome, answer.results)
