"""Host sources: a statement, tried out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from designer.api.context import site
from designer.api.routing import Answer, Request, allowed, routes
from designer.hosts.trying import try_statement

__all__ = ["api"]

api = routes("hosts", "Named queries of the company's own data. Flows never hold SQL; nothing here changes data.")


class TryBody(Request):
    """What to ask."""

    statement: Annotated[str, Field(max_length=128)]
    """`source.statement`."""
    arguments: dict[str, Annotated[str, Field(max_length=1000)]] = Field(default_factory=dict)
    """Texts as they are; all else as expressions of constants: `88`, `date("2026-03-02")`."""


class TriedResult(Answer):
    """One result."""

    name: str
    value: str
    """As the language writes it; secrets are masked."""


class TryAnswer(Answer):
    """What the source answered."""

    outcome: str
    """`found`, `empty`, `many` or `failed`."""
    reason: str
    """For `failed`: `timeout`, `unavailable`, `refused`…"""
    results: tuple[TriedResult, ...]


@api.post("/statements/try", responses={200: TryAnswer})
@allowed("hosts.ask")
def try_out(body: TryBody) -> TryAnswer:
    """Ask the real source, as a call would. Statements that change data are refused."""
    tried = try_statement(site().sources, body.statement, body.arguments)
    results = tuple(TriedResult(name=name, value=value) for name, value in tried.results)
    return TryAnswer(outcome=tried.outcome, reason=tried.reason, results=results)
