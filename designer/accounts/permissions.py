"""The one question that every route asks: may this user do that?

    viewer     looks on, and reads reports
    editor     draws, tests, records
    publisher  decides what callers get: publications, numbers, hours and lists
    admin      manages people, and reads what they did

One table says who may what; what is not in it is allowed to nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ABOUT", "ACTIONS", "ADMIN", "ALLOWED", "PUBLIC", "ROLES", "User", "can"]

ROLES = ("viewer", "editor", "publisher", "admin")
"""Each may do what those before it may, and more."""

ABOUT: Mapping[str, str] = {
    "viewer": "Looks on and reads reports",
    "editor": "Draws flows, tests them, records prompts",
    "publisher": "Decides what callers get: publishes, leads numbers to flows, sets hours and lists",
    "admin": "Manages people and reads the record of changes",
}
"""What each is for, in addition to those before it."""

ADMIN = "admin"
"""Somebody always has this role."""

PUBLIC = "public"
"""The action of routes that need no account."""

_EVERYBODY = frozenset(ROLES)
_EDITORS = frozenset({"editor", "publisher", "admin"})
_PUBLISHERS = frozenset({"publisher", "admin"})
_ADMINS = frozenset({ADMIN})

ALLOWED: Mapping[str, frozenset[str]] = {
    "account.use": _EVERYBODY,
    "flows.see": _EVERYBODY,
    "prompts.hear": _EVERYBODY,
    "reports.see": _EVERYBODY,
    "wall.see": _EVERYBODY,
    "calls.see": _EDITORS,
    "flows.edit": _EDITORS,
    "flows.delete": _EDITORS,
    "flows.test": _EDITORS,
    "hosts.ask": _EDITORS,
    "prompts.edit": _EDITORS,
    "reports.edit": _EDITORS,
    "live.edit": _PUBLISHERS,
    "publish": _PUBLISHERS,
    "people.manage": _ADMINS,
    "audit.see": _ADMINS,
}
"""Action → the roles that may do it."""

ACTIONS = frozenset(ALLOWED)


@dataclass(frozen=True, slots=True)
class User:
    """Who is signed in in one browser."""

    name: str
    role: str
    csrf: str
    token: str
    """What the cookie holds."""


def can(user: User | None, action: str) -> bool:
    """Deny by default: an action that nobody declared is allowed to nobody, and so is everything to an unknown role."""
    if action == PUBLIC:
        return True
    return user is not None and user.role in ALLOWED.get(action, frozenset())
