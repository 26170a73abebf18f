"""What the kinds that ask a host have in common."""

from __future__ import annotations

from ivrflow.model.commands import Play, Query
from ivrflow.nodes.fields.calls import BoundCall
from ivrflow.nodes.fields.prompts import PromptSet
from ivrflow.nodes.node import CallView

__all__ = ["heard_meanwhile", "query_of"]


def query_of(
    bound: BoundCall,
    call: CallView,
    timeout_ms: int | None = None,
    entered: str = "",
    meanwhile: Play | None = None,
) -> Query:
    """The command for a statement with its arguments as of now; `entered` goes into the parameter that is left out."""
    statement = bound.statement
    arguments = bound.arguments.compute(call.variables, call.facts)
    if bound.entered:
        arguments[bound.entered] = entered
    return Query(
        statement.key,
        tuple(arguments.items()),
        bound.secret,
        timeout_ms or statement.timeout_ms,
        statement.write,
        meanwhile,
    )


def heard_meanwhile(prompt: PromptSet, call: CallView) -> Play | None:
    """What the caller hears until the answer is there; None when the author wrote nothing."""
    if not prompt:
        return None
    return Play(prompt.for_attempt(1, call), barge_in=False, type_ahead=call.type_ahead)
