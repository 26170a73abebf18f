"""Who may use a route, and what every answer carries.

Every route says what it needs (`allowed`); one that does not is closed to everybody.
"""

from __future__ import annotations

import hmac
import secrets
from contextlib import ExitStack
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request

from designer.accounts.permissions import User, can
from designer.api.calls import call_url
from designer.api.context import encrypted, maybe_user, site
from designer.api.problems import problem
from designer.api.routing import action_of
from designer.api.wall import wall_url
from ivrflow.store.audit import acting_from

__all__ = ["COOKIE", "CSRF_HEADER", "clear_cookie", "nonce", "put_guard", "set_cookie"]

COOKIE = "ivrflow_session"
CSRF_HEADER = "X-CSRF-Token"
SAFE = {"GET", "HEAD", "OPTIONS"}
SELF = "'self'"
PAGE = "page"
"""Endpoints below this name are the page itself: files without secrets."""


def put_guard(app: Flask) -> None:
    """Let the guard see every request and every answer."""
    app.before_request(_remember_address)
    app.before_request(_check)
    app.teardown_request(_forget_address)
    app.after_request(_headers)


def _remember_address() -> None:
    g.address = ExitStack()
    g.address.enter_context(acting_from(request.remote_addr or ""))


def _forget_address(_error: BaseException | None) -> None:
    if (address := g.pop("address", None)) is not None:
        address.close()


def _check() -> Response | None:
    token = request.cookies.get(COOKIE, "")
    g.user = site().desk.user_of(token) if token else None
    if request.endpoint is None or request.endpoint in ("static", PAGE):
        return None
    view = current_app.view_functions[request.endpoint]
    action = action_of(view)
    user = maybe_user()
    if action is None:
        return problem(403, "this route does not say who may use it; that is a defect of the designer")
    if request.method not in SAFE and (refusal := _forged(user)):
        return refusal
    if not can(user, action):
        if user is None:
            return problem(401, "you are not signed in, or were away too long; sign in, your work is kept")
        if request.method not in SAFE:
            site().note(user.name, "refused", action)
        return problem(403, "your account may not do this; ask an administrator")
    return None


def _forged(user: User | None) -> Response | None:
    """Whether another page makes the browser send this."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return problem(403, f"the request comes from another page ({urlsplit(origin).netloc})", "csrf")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return problem(403, "the request comes from another page", "csrf")
    given = request.headers.get(CSRF_HEADER, "")
    if user is not None and not hmac.compare_digest(given.encode(), user.csrf.encode()):
        return problem(403, f"the header {CSRF_HEADER} is missing or old; load the page again", "csrf")
    return None


def nonce() -> str:
    """What styles that are made in the browser must carry to be applied; another one for each answer."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def _headers(response: Response) -> Response:
    policy = (
        "default-src 'self'; script-src 'self'; "
        f"style-src 'self' 'nonce-{nonce()}'; style-src-attr 'none'; "
        "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; "
        f"connect-src {' '.join(filter(None, (SELF, call_url(), wall_url())))}; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    response.headers.setdefault("Content-Security-Policy", policy)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()"
    if encrypted():
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint not in ("static", PAGE):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def set_cookie(response: Response, token: str) -> Response:
    """Out of reach of scripts; sent to this page only; ends with the browser."""
    response.set_cookie(COOKIE, token, httponly=True, samesite="Lax", secure=encrypted(), path="/")
    return response


def clear_cookie(response: Response) -> Response:
    response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=encrypted(), path="/")
    return response
