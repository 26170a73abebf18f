"""To the identity provider and back. The browser is sent there and sent back by plain links, not by the page."""

from __future__ import annotations

from typing import Annotated

from flask import Response, redirect, request
from pydantic import BaseModel, Field

from designer.accounts.permissions import PUBLIC
from designer.api.context import encrypted, site
from designer.api.guard import set_cookie
from designer.api.language import told
from designer.api.routing import Answer, allowed, routes
from designer.api.session import visit
from designer.drafts.desk import Unknown
from designer.single_sign_on.desk import REFUSALS, Arrival, Refused, SingleSignOn
from designer.single_sign_on.trips import LASTS_S

__all__ = ["api"]

api = routes("single-sign-on", "Signing in through an identity provider, where [designer.oidc] names one.")

COOKIE = "ivrflow_trip"
PATH = "/api/single-sign-on"


class StartQuery(BaseModel):
    """Where to go afterwards."""

    back: Annotated[str, Field(max_length=500)] = "/"
    """The path of the page that was wanted."""


class ReturnQuery(BaseModel):
    """What the provider sends (RFC 6749, section 4.1.2)."""

    state: Annotated[str, Field(max_length=500)] = ""
    code: Annotated[str, Field(max_length=4000)] = ""
    error: Annotated[str, Field(max_length=200)] = ""


class RefusalPath(BaseModel):
    """Why somebody was not let in."""

    reason: Annotated[str, Field(max_length=40)]


class RefusalShape(Answer):
    """The same in words."""

    sentence: str


@api.get("/single-sign-on/start")
@allowed(PUBLIC)
def start_single_sign_on(query: StartQuery) -> Response:
    """Leads to the provider."""
    try:
        trip, address = _desk().begin(query.back, _redirect_uri())
    except Refused as refusal:
        return _refused(refusal)
    answer = _moved(address)
    answer.set_cookie(
        COOKIE, trip.browser, max_age=LASTS_S, httponly=True, samesite="Lax", secure=encrypted(), path=PATH
    )
    return answer


@api.get("/single-sign-on/return")
@allowed(PUBLIC)
def return_from_single_sign_on(query: ReturnQuery) -> Response:
    """Where the provider sends the browser back to: signed in, or to the page that says why not."""
    arrival = Arrival(query.state, query.code, query.error, request.cookies.get(COOKIE, ""))
    try:
        user, back = _desk().arrive(arrival, visit(), _redirect_uri())
    except Refused as refusal:
        return _refused(refusal)
    answer = set_cookie(_moved(back), user.token)
    answer.delete_cookie(COOKIE, path=PATH)
    return answer


@api.get("/single-sign-on/refusals/<reason>", responses={200: RefusalShape})
@allowed(PUBLIC)
def explain_refusal(path: RefusalPath) -> RefusalShape:
    """Why somebody was not let in. The address of the page holds the reason only: nobody can put words into it."""
    if path.reason not in REFUSALS:
        raise Unknown("there is no such refusal")
    sentence = told(REFUSALS[path.reason], "problems")
    return RefusalShape(sentence=sentence[:1].upper() + sentence[1:])


def _desk() -> SingleSignOn:
    found = site().single_sign_on
    if found is None:
        raise Unknown("there is no single sign-on here; sign in by name and password")
    return found


def _refused(refusal: Refused) -> Response:
    answer = _moved(f"/#/refused/{refusal.reason}")
    answer.delete_cookie(COOKIE, path=PATH)
    return answer


def _redirect_uri() -> str:
    """As the browser calls us: the provider compares it with what it was told."""
    return f"{'https' if encrypted() else 'http'}://{request.host}{PATH}/return"


def _moved(address: str) -> Response:
    answer = redirect(address)
    assert isinstance(answer, Response)
    return answer
