"""Who may sign in, as what; and what everybody did."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field

from designer.api.context import author, site
from designer.api.routing import Answer, Empty, Request, allowed, routes
from designer.api.session import SignedOut
from ivrflow.store.audit import AuditFilter

__all__ = ["api"]

api = routes("people", "Accounts, invitations, roles, and the audit trail.")

Role = Literal["viewer", "editor", "publisher", "admin"]
PersonName = Annotated[str, Field(max_length=200)]


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a moment between the years 1 and 9999") from None


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


class PersonPath(BaseModel):
    """An account."""

    name: PersonName


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


class AccountList(Answer):
    """Everybody, by name."""

    people: tuple[AccountShape, ...]


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


class AuditQuery(BaseModel):
    """Which entries; absent: all."""

    who: PersonName = ""
    what: Annotated[str, Field(max_length=200)] = ""
    since: Moment | None = None
    until: Moment | None = None
    before: Annotated[int | None, Field(ge=0, le=2**62)] = None
    """Entries with a smaller number: the next page."""
    limit: Annotated[int, Field(ge=1, le=1000)] = 100


class AuditShape(Answer):
    """Something that was done, or refused."""

    number: int
    at: datetime
    who: str
    what: str
    subject: str
    detail: str
    address: str
    """The IP address that it came from; empty: from the machine itself."""


class AuditList(Answer):
    """The newest first."""

    entries: tuple[AuditShape, ...]


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


@api.get("/audit", responses={200: AuditList})
@allowed("audit.see")
def list_audit(query: AuditQuery) -> AuditList:
    """What was done by whom, when, from where."""
    wanted = AuditFilter(query.who, query.what, query.since, query.until, query.before, query.limit)
    return AuditList(entries=tuple(map(AuditShape.model_validate, site().store.audit.find(wanted))))


def _everybody() -> AccountList:
    return AccountList(people=tuple(map(AccountShape.model_validate, site().people.list())))
