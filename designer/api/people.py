"""Who may sign in, as what, and where they are signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from designer.accounts.permissions import ABOUT, ROLES
from designer.api.context import author, site
from designer.api.language import told
from designer.api.routing import Answer, Empty, Request, allowed, routes
from designer.api.session import BrowserList, BrowserPath, SignedOut, in_words, listed

__all__ = ["api"]

api = routes("people", "Accounts, invitations, roles, sign-ins.")

Role = Literal["viewer", "editor", "publisher", "admin"]
PersonName = Annotated[str, Field(max_length=200)]


class PersonPath(BaseModel):
    """An account."""

    name: PersonName


class PersonBrowserPath(PersonPath, BrowserPath):
    """A browser of an account."""


class AccountShape(Answer):
    """An account."""

    name: str
    role: Role
    made: datetime
    disabled: datetime | None
    """Since when it may not sign in."""
    sign_ins: int
    """In how many browsers it is signed in."""
    seen: datetime | None
    """The latest use of those."""
    provided: bool = False
    """An identity provider vouches for this person and says the role: neither role nor password are changed here."""


class RoleShape(Answer):
    """A role that people can have."""

    role: Role
    label: str
    about: str
    """What it is for, in addition to those before it."""


class AccountList(Answer):
    """Everybody, by name."""

    people: tuple[AccountShape, ...]
    roles: tuple[RoleShape, ...]
    """From the one that may least to the one that may most."""


class PersonBody(Request):
    """What is to change; absent members stay as they are."""

    role: Role | None = None
    disabled: bool | None = None


class InvitationShape(Answer):
    """A link that still holds."""

    id: str
    role: Role
    account: str
    """Whose password it sets; empty: it makes an account."""
    author: str
    expires: datetime


class InvitationList(Answer):
    """The next to end at the head."""

    invitations: tuple[InvitationShape, ...]


class InvitationBody(Request):
    """Who is invited."""

    role: Role


class InvitationPath(BaseModel):
    """A link, by its id."""

    invitation: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class LinkAnswer(Answer):
    """A link to hand on. It is shown this once."""

    token: str
    """Stands behind `#/welcome/` in the link."""


@api.get("/people", responses={200: AccountList})
@allowed("people.manage")
def list_people() -> AccountList:
    """Everybody who has an account."""
    return _everybody()


@api.patch("/people/<name>", responses={200: AccountList})
@allowed("people.manage")
def change_person(path: PersonPath, body: PersonBody) -> AccountList:
    """Give another role, disable, enable. Holds from the next request of that person on; the last admin stays one."""
    if body.role is not None:
        site().people.set_role(path.name, body.role, author())
    if body.disabled is not None:
        site().people.set_disabled(path.name, body.disabled, author())
    return _everybody()


@api.delete("/people/<name>/sign-ins", responses={200: SignedOut})
@allowed("people.manage")
def end_sign_ins(path: PersonPath) -> SignedOut:
    """Sign an account out of every browser."""
    return SignedOut(browsers=site().people.sign_out_everywhere(path.name, author()))


@api.get("/people/<name>/browsers", responses={200: BrowserList})
@allowed("people.manage")
def list_browsers_of(path: PersonPath) -> BrowserList:
    """Where somebody is signed in."""
    return listed(site().people.browsers(path.name))


@api.delete("/people/<name>/browsers/<browser>", responses={200: BrowserList})
@allowed("people.manage")
def sign_out_browser_of(path: PersonBrowserPath) -> BrowserList:
    """Sign somebody out of one browser."""
    site().people.sign_out_browser(path.name, path.browser, author())
    return listed(site().people.browsers(path.name))


@api.post("/people/<name>/reset", responses={200: LinkAnswer})
@allowed("people.manage")
def reset_password(path: PersonPath) -> LinkAnswer:
    """A link by which its owner sets a new password, within a day."""
    return LinkAnswer(token=site().people.reset(path.name, author()))


@api.get("/invitations", responses={200: InvitationList})
@allowed("people.manage")
def list_invitations() -> InvitationList:
    """Links that still hold."""
    return InvitationList(invitations=tuple(map(InvitationShape.model_validate, site().people.open_invitations())))


@api.post("/invitations", responses={200: LinkAnswer})
@allowed("people.manage")
def invite(body: InvitationBody) -> LinkAnswer:
    """A link that makes an account with this role, within a week."""
    return LinkAnswer(token=site().people.invite(body.role, author()))


@api.delete("/invitations/<invitation>", responses={200: Empty})
@allowed("people.manage")
def revoke_invitation(path: InvitationPath) -> Empty:
    """The link holds no more."""
    site().people.revoke(path.invitation, author())
    return Empty()


def _everybody() -> AccountList:
    return AccountList(
        people=tuple(map(AccountShape.model_validate, site().people.list())),
        roles=tuple(
            RoleShape.model_validate({"role": role, "label": in_words(role), "about": told(ABOUT[role], "roles")})
            for role in ROLES
        ),
    )
