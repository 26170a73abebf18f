"""The one question that every route asks: may this user do that?

Whoever is signed in may do everything today. Roles are told apart here, and nowhere else, once there are several.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ACTIONS", "ADMINISTRATOR", "PUBLIC", "User", "can"]

ADMINISTRATOR = "administrator"

PUBLIC = "public"
"""The action of routes that need no account."""

ACTIONS = frozenset(
    {
        "account.use",
        "calls.see",
        "flows.see",
        "flows.edit",
        "flows.delete",
        "flows.test",
        "hosts.ask",
        "live.edit",
        "prompts.hear",
        "prompts.edit",
        "publish",
    }
)


@dataclass(frozen=True, slots=True)
class User:
    """Who is signed in in one browser."""

    name: str
    role: str
    csrf: str
    token: str
    """What the cookie holds."""


def can(user: User | None, action: str) -> bool:
    """Deny by default: an action that nobody declared is allowed to nobody."""
    if action == PUBLIC:
        return True
    return user is not None and action in ACTIONS and user.role == ADMINISTRATOR
