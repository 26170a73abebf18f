"""Sign-in, sign-out, links."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from flask import Response, request
from pydantic import BaseModel, Field

from designer.accounts.desk import Visit
from designer.accounts.devices import device_of
from designer.accounts.permissions import ACTIONS, PUBLIC, User, can
from designer.api.context import maybe_user, site, user
from designer.api.guard import clear_cookie, set_cookie
from designer.api.language import told
from designer.api.routing import Answer, Request, allowed, routes
from ivrflow.store.sign_ins import BrowserInUse

__all__ = ["BrowserList", "BrowserPath", "SignedOut", "api", "in_words", "listed", "visit"]

api = routes("session", "Who is signed in. There is no default account: the first is made through a printed link.")

Password = Annotated[str, Field(max_length=2000, json_schema_extra={"format": "password"})]
AccountName = Annotated[str, Field(max_length=200)]


class SessionState(Answer):
    """Who is signed in in this browser."""

    set_up: bool
    """False: nobody can sign in yet; open the link that the server printed."""
    name: str | None
    role: str | None
    role_label: str | None = None
    """The same in the language of the page."""
    csrf: str | None
    """To be sent as `X-CSRF-Token` with every request that is not GET."""
    allowed: tuple[str, ...]
    """What this user may do: `flows.edit`, `publish`…"""
    has_password: bool = True
    """False: an identity provider vouches for this user, and there is no password to change."""
    single_sign_on: str | None = None
    """What is written on the button that leads to `/api/single-sign-on/start`; null: there is none."""


class SignInBody(Request):
    """Name and password."""

    name: AccountName
    password: Password


class LinkBody(Request):
    """A link that somebody opened."""

    token: Annotated[str, Field(max_length=200)]


class LinkShape(Answer):
    """What a link is for."""

    role: str
    role_label: str
    account: str
    """Whose password it sets; empty: it makes an account."""
    first: bool
    """It makes the first account of the installation."""


class AccountBody(Request):
    """The account to make through a link."""

    token: Annotated[str, Field(max_length=200)]
    """What stands behind `#/welcome/` in the link."""
    name: AccountName
    password: Password


class SignedOut(Answer):
    """Sign-ins that ended."""

    browsers: int
    """In how many."""


class BrowserShape(Answer):
    """A browser in which somebody is signed in."""

    id: str
    device: str
    """`Firefox 140, Linux`, by how it calls itself, which proves nothing; empty when it did not."""
    address: str
    """The IP address from which it signed in."""
    made: datetime
    seen: datetime
    """The latest use, to the minute."""
    here: bool
    """It is the browser that asks."""


class BrowserList(Answer):
    """The latest used at the head."""

    browsers: tuple[BrowserShape, ...]


class BrowserPath(BaseModel):
    """A browser, by its id."""

    browser: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class PasswordBody(Request):
    """Another password."""

    old: Password
    new: Password


@api.get("/session", responses={200: SessionState})
@allowed(PUBLIC)
def get_session() -> SessionState:
    """Who is signed in; the first request of the page."""
    return _state(maybe_user())


@api.post("/session", responses={200: SessionState})
@allowed(PUBLIC)
def sign_in(body: SignInBody) -> Response:
    """Sign in. 401 `wrong-password`; 429 after five failures within a quarter of an hour."""
    return _signed_in(site().desk.sign_in(body.name, body.password, visit()))


@api.delete("/session", responses={200: SessionState})
@allowed("account.use")
def sign_out() -> Response:
    """Sign out; the cookie is worth nothing afterwards."""
    site().desk.sign_out(user())
    return clear_cookie(_answer(_state(None)))


@api.post("/accounts/link", responses={200: LinkShape})
@allowed(PUBLIC)
def look_up_link(body: LinkBody) -> LinkShape:
    """What a link is for; looking does not use it up."""
    found = site().desk.look_up(body.token, visit())
    return LinkShape(
        role=found.role,
        role_label=in_words(found.role),
        account=found.account,
        first=not site().desk.is_set_up,
    )


@api.post("/accounts", responses={200: SessionState})
@allowed(PUBLIC)
def make_account(body: AccountBody) -> Response:
    """Make the account that a link stands for, or set the password that it lets be set, and sign in."""
    return _signed_in(site().desk.accept(body.token, body.name, body.password, visit()))


@api.delete("/session/others", responses={200: SignedOut})
@allowed("account.use")
def sign_out_elsewhere() -> SignedOut:
    """Sign out of every other browser: one that was lost, or left open."""
    return SignedOut(browsers=site().desk.sign_out_elsewhere(user()))


@api.get("/session/browsers", responses={200: BrowserList})
@allowed("account.use")
def list_browsers() -> BrowserList:
    """Where one is signed in."""
    return listed(site().desk.browsers(user()))


@api.delete("/session/browsers/<browser>", responses={200: BrowserList})
@allowed("account.use")
def sign_out_browser(path: BrowserPath) -> BrowserList:
    """Sign out of one browser. 422 for one of somebody else, or that is signed out already."""
    site().desk.sign_out_browser(user(), path.browser)
    return listed(site().desk.browsers(user()))


@api.post("/session/password", responses={200: SessionState})
@allowed("account.use")
def change_password(body: PasswordBody) -> Response:
    """Set a new password. All other browsers are signed out."""
    return _signed_in(site().desk.change_password(user(), body.old, body.new, visit()))


def listed(browsers: Iterable[BrowserInUse]) -> BrowserList:
    """As the page shows them."""
    desk, asking = site().desk, user()
    return BrowserList(
        browsers=tuple(
            BrowserShape(
                id=each.id,
                device=device_of(each.device),
                address=each.address,
                made=each.made,
                seen=each.seen,
                here=desk.is_here(asking, each),
            )
            for each in browsers
        )
    )


def in_words(role: str) -> str:
    """What people call a role."""
    return told(role.capitalize(), "roles")


def _signed_in(who: User) -> Response:
    return set_cookie(_answer(_state(who)), who.token)


def _answer(state: SessionState) -> Response:
    return Response(state.model_dump_json(), mimetype="application/json")


def _state(who: User | None) -> SessionState:
    return SessionState(
        set_up=who is not None or site().desk.is_set_up,
        name=who.name if who else None,
        role=who.role if who else None,
        role_label=in_words(who.role) if who else None,
        csrf=who.csrf if who else None,
        allowed=tuple(sorted(action for action in ACTIONS if can(who, action))),
        single_sign_on=sign_on.label if (sign_on := site().single_sign_on) else None,
        has_password=who is None or site().desk.has_password(who),
    )


def visit() -> Visit:
    """From where this request comes."""
    return Visit(request.remote_addr or "", request.user_agent.string)
