"""Who may listen to an engine: whoever knows a secret that the store keeps.

The engine says a word that it never said before; the listener answers with HMAC-SHA256 of it (RFC 2104). The secret
does not travel, and an answer that somebody overheard opens nothing: the next word is another one.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Final

__all__ = ["PURPOSE", "new_challenge", "proof_of", "proves"]

PURPOSE: Final = "listening to engines"
"""Under which the store keeps the secret."""


def new_challenge() -> str:
    """A word for one listener."""
    return secrets.token_urlsafe(24)


def proof_of(challenge: str, secret: bytes) -> str:
    """What the listener answers: 64 hex digits."""
    return hmac.digest(secret, challenge.encode(), "sha256").hex()


def proves(proof: str, challenge: str, secret: bytes) -> bool:
    """Whether an answer came from somebody who knows the secret."""
    return hmac.compare_digest(proof.encode("utf-8", "replace"), proof_of(challenge, secret).encode())
