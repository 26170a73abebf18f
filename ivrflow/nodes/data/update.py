"""update: change something in one of the company's databases or services."""

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

__all__ = ["UpdateNode"]


@dataclass(frozen=True)
class UpdateNode(Node):
    """Call a statement that changes data: `call = bank.block_cards(number = account)`.

    It is carried out to its end even when the caller hangs up meanwhile, and what came of it is in the journal. When
    the answer does not come in time, nobody knows whether the change was made: that is an exit of its own, so that the
    caller is not told something wrong.
    """

    kind: ClassVar[str] = "update"
    family: ClassVar[str] = "data"
    title: ClassVar[str] = "Update"
    icon: ClassVar[str] = "database_write"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("done", "The change was made."),
        ExitSpec("unknown", "Nobody knows whether it was made.", technical=True, otherwise="failed"),
        ExitSpec("failed", "It was not made: the host refused, or is out of reach.", technical=True),
    )

    call: BoundCall = param(
        "Statement", StatementCall(write=True), required=True, help="What is changed, with its parameters."
    )
    meanwhile: PromptSet = param("Meanwhile", PromptField(), help="What the caller hears until it is done.")
    timeout: int | None = param(
        "Timeout", Duration(100, 30_000), help="How long to wait for the answer; the statement's own when not given."
    )

    def results(self) -> tuple[Result, ...]:
        exits = frozenset({"done"})
        return tuple(Result(name, kind, exits=exits) for name, kind in self.call.statement.results)

    def utterances(self) -> Iterator[Utterance]:
        return self.meanwhile.utterances("meanwhile", open_ended=True)

    def run(self, call: CallView) -> Script:
        meanwhile = heard_meanwhile(self.meanwhile, call)
        answer = yield query_of(self.call, call, self.timeout, meanwhile=meanwhile)
        if answer.outcome == "failed" and answer.reason in ("unknown", "timeout"):
            return Exit("unknown")
        return Exit(answer.outcome, answer.results)
