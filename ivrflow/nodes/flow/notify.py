"""notify: send a message to somebody else, without keeping the caller waiting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from ivrflow.nodes.data.asking import query_of
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.calls import BoundCall, StatementCall
from ivrflow.nodes.fields.literals import Flag
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["NotifyNode"]


@dataclass(frozen=True)
class NotifyNode(Node):
    """Send an e-mail, a text message or a web request: `call = mail.lost_card(number = account)`.

    The caller does not wait: the call goes on at once, and what came of the message is in the journal. With `wait =
    true` the call goes on when the message was taken over by whoever delivers it; also then nothing that goes wrong
    disturbs the caller, unless `failed` is connected.
    """

    kind: ClassVar[str] = "notify"
    family: ClassVar[str] = "flow"
    title: ClassVar[str] = "Notify"
    icon: ClassVar[str] = "mail"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("done", "The message is on its way."),
        ExitSpec("failed", "It was not taken over; with `wait` only.", otherwise="done"),
    )

    call: BoundCall = param(
        "Statement", StatementCall(write=True), required=True, help="What is sent, with its parameters."
    )
    wait: bool = param("Wait", Flag(), default="false", help="Wait until the message was taken over.")

    def exits_of(self) -> tuple[ExitSpec, ...]:
        return self.exits if self.wait else self.exits[:1]

    def run(self, call: CallView) -> Script:
        message = query_of(self.call, call)
        if not self.wait:
            yield replace(message, detached=True)
            return Exit("done")
        answer = yield message
        return Exit("done" if answer.outcome == "done" else "failed")
