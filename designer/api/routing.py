"""How routes are declared: each says what a user must be allowed to do, and what it answers with.

api = routes("flows", "Flows of the store.")

@api.get("/flows", responses={200: FlowList})
@allowed("flows.see")
def list_flows() -> FlowList: ...
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any, TypeAlias, TypeVar

from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, ConfigDict, Field

from designer.accounts.permissions import ACTIONS, PUBLIC
from designer.api.problems import Problem
from designer.documents.shapes import NAME

__all__ = [
    "Answer",
    "Empty",
    "FlowName",
    "FlowPath",
    "Request",
    "action_of",
    "allowed",
    "most_bytes_of",
    "routes",
    "takes",
]

View = TypeVar("View", bound=Callable[..., Any])

FlowName: TypeAlias = Annotated[str, Field(pattern=NAME, max_length=64)]


class Request(BaseModel):
    """What a browser sends; members that nobody knows are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Answer(BaseModel):
    """What a browser gets."""

    model_config = ConfigDict(frozen=True, from_attributes=True, use_attribute_docstrings=True)


class Empty(Answer):
    """Nothing more to tell."""


class FlowPath(BaseModel):
    """The flow that a route is about."""

    flow: FlowName


def routes(name: str, about: str) -> APIBlueprint:
    """A group of routes below /api, with what any of them may answer instead."""
    refusals: dict[str | int | HTTPStatus, Any] = {"4XX": Problem, "5XX": Problem}
    return APIBlueprint(
        name,
        __name__,
        url_prefix="/api",
        abp_tags=[Tag(name=name, description=about)],
        abp_responses=refusals,
        operation_id_callback=_operation_id,
    )


def allowed(action: str) -> Callable[[View], View]:
    """What a user must be allowed to do; `public` for routes without an account."""
    assert action in ACTIONS or action == PUBLIC, f"nobody declared the action {action}"

    def mark(view: View) -> View:
        view.__dict__["action"] = action
        return view

    return mark


def action_of(view: Callable[..., Any]) -> str | None:
    """What `allowed` said of a view."""
    found = getattr(view, "action", None)
    return found if isinstance(found, str) else None


def takes(most_bytes: int) -> Callable[[View], View]:
    """For uploads: how large a request may be, where that is more than usual."""

    def mark(view: View) -> View:
        view.__dict__["most_bytes"] = most_bytes
        return view

    return mark


def most_bytes_of(view: Callable[..., Any]) -> int | None:
    """What `takes` said of a view."""
    found = getattr(view, "most_bytes", None)
    return found if isinstance(found, int) else None


def _operation_id(*, name: str, **_rest: str) -> str:
    return name
