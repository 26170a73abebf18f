"""What links and cookies hold, and what is kept of it."""

from __future__ import annotations

import hashlib
import secrets

__all__ = ["digest", "new_secret"]


def new_secret() -> str:
    """256 random bits, as a URL can carry them."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What the store keeps: random and long as it is, a plain hash keeps whoever reads the store from using it, and
    needs no salt."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
