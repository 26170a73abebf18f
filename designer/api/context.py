"""What a route works with."""

from __future__ import annotations

from flask import current_app, g, request

from designer.accounts.permissions import User
from designer.site import Site

__all__ = ["EXTENSION", "author", "encrypted", "maybe_user", "site", "user"]

EXTENSION = "ivrflow"


def site() -> Site:
    """The installation behind the page."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Site)
    return found


def encrypted() -> bool:
    """Whether the browser came by HTTPS: the installation says so, or a trusted proxy does."""
    return site().https or request.is_secure


def maybe_user() -> User | None:
    """Who asks; None when nobody is signed in."""
    found = g.get("user")
    return found if isinstance(found, User) else None


def user() -> User:
    """Who asks. Only for routes that need an account."""
    found = maybe_user()
    assert found is not None, "the guard lets nobody in without an account"
    return found


def author() -> str:
    """The name under which changes are kept."""
    return user().name
