"""Sign-in, sign-out, links."""

from __future__ import annotations

from typing import Annotated

from flask import Response, request
from pydantic import Field

from designer.accounts.permissions import ACTIONS, PUBLIC, User, can
from designer.api.context import maybe_user, site, user
from designer.api.guard import clear_cookie, set_cookie
from designer.api.routing import Answer, Request, allowed, routes

__all__ = ["api"]

api = routes("session", "Who is signed in. There is no default account: the first is made through a printed link.")

Password = Annotated[str, Field(max_length=2000, json_schema_extra={"format": "password"})]
AccountName = Annotated[str, Field(max_length=200)]


class SessionState(Answer):
    """Who is signed in in this browser."""

    set_up: bool
    """False: nobody can sign in yet; open the link that the server printed."""
    name: str | None
    role: str | None
    csrf: str | None
    """To be sent as `X-CSRF-Token` with every request that is not GET."""
    allowed: tuple[str, ...]
    """What this user may do: `flows.edit`, `publish`…"""


class SignInBody(Request):
    """Name and password."""

    name: AccountName
    password: Password


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
    return _signed_in(site().desk.sign_in(body.name, body.password, _address()))


@api.delete("/session", responses={200: SessionState})
@allowed("account.use")
def sign_out() -> Response:
    """Sign out; the cookie is worth nothing afterwards."""
    site().desk.sign_out(user())
    return clear_cookie(_answer(_state(None)))


@api.post("/accounts", responses={200: SessionState})
@allowed(PUBLIC)
def make_account(body: AccountBody) -> Response:
    """Make the account that a link stands for, or set the password that it lets be set, and sign in."""
    return _signed_in(site().desk.accept(body.token, body.name, body.password, _address()))


@api.delete("/session/others", responses={200: SignedOut})
@allowed("account.use")
def sign_out_elsewhere() -> SignedOut:
    """Sign out of every other browser: one that was lost, or left open."""
    return SignedOut(browsers=site().desk.sign_out_elsewhere(user()))


@api.post("/session/password", responses={200: SessionState})
@allowed("account.use")
def change_password(body: PasswordBody) -> Response:
    """Set a new password. All other browsers are signed out."""
    return _signed_in(site().desk.change_password(user(), body.old, body.new))


def _signed_in(who: User) -> Response:
    return set_cookie(_answer(_state(who)), who.token)


def _answer(state: SessionState) -> Response:
    return Response(state.model_dump_json(), mimetype="application/json")


def _state(who: User | None) -> SessionState:
    return SessionState(
        set_up=who is not None or site().desk.is_set_up,
        name=who.name if who else None,
        role=who.role if who else None,
        csrf=who.csrf if who else None,
        allowed=tuple(sorted(action for action in ACTIONS if can(who, action))),
    )


def _address() -> str:
    return f"address {request.remote_addr}"
