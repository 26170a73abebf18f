"""Who has a flow open."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from designer.api.context import author, site
from designer.api.routing import Answer, FlowPath, Request, allowed, routes
from designer.presence.board import Present

__all__ = ["api"]

api = routes("presence", "Who has a flow open. Each tab tells every ten seconds; it is forgotten after thirty.")


class PresenceBody(Request):
    """One open tab."""

    tab: Annotated[str, Field(max_length=64)]
    editing: bool = False
    """It has changes that are not saved."""
    node: Annotated[str, Field(max_length=64)] = ""
    """The node that is selected."""
    leaving: bool = False
    """The tab is being closed."""


class PersonShape(Answer):
    """Somebody else, or oneself in another tab."""

    name: str
    tab: str
    editing: bool
    node: str


class PresenceAnswer(Answer):
    """The others, and whether what they save is newer."""

    others: tuple[PersonShape, ...]
    revision: int | None
    """Of the draft; None: it was deleted."""
    author: str | None
    """Who saved it."""


@api.post("/flows/<flow>/presence", responses={200: PresenceAnswer})
@allowed("flows.see")
def tell_presence(path: FlowPath, body: PresenceBody) -> PresenceAnswer:
    """Tell that one is here; gives who else is, and the revision that is saved now."""
    if body.leaving:
        site().presence.leave(path.flow, author(), body.tab)
        others: tuple[Present, ...] = ()
    else:
        others = site().presence.tell(path.flow, Present(author(), body.tab, body.editing, body.node))
    draft = site().store.drafts.get(path.flow)
    return PresenceAnswer(
        others=tuple(map(PersonShape.model_validate, others)),
        revision=draft.revision if draft else None,
        author=draft.author if draft else None,
    )
