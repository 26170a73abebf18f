"""Passwords, kept as argon2id hashes (RFC 9106) with the parameters that OWASP recommends: 19 MiB, 2 passes, 1 lane."""

from __future__ import annotations

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ivrflow.model.errors import Misuse

__all__ = ["LONGEST", "SHORTEST", "Passwords"]

SHORTEST = 10
LONGEST = 1000
"""Characters. Long ones are welcome; a novel is an attack on the processor."""

PASSES = 2
MEMORY_KIB = 19_456

AT_ONCE = 2
"""Hashings in parallel: each takes memory and a core for some 20 ms, and calls are served beside them."""


class Passwords:
    """Hashes and checks passwords."""

    def __init__(self, *, passes: int = PASSES, memory_kib: int = MEMORY_KIB) -> None:
        """What costs less than by default is for tests that are about something else."""
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)
        self._room = BoundedSemaphore(AT_ONCE)
        self._nobody = self._hasher.hash("nobody")

    def hash(self, password: str) -> str:
        """What is kept of a password. Raises Misuse for one that is too short or too long."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise Misuse(f"a password has {SHORTEST} to {LONGEST} characters; three or four words make a good one")
        with self._room:
            return self._hasher.hash(password)

    def verify(self, kept: str | None, password: str) -> bool:
        """Whether this is the password. Takes as long when there is no such account (None)."""
        if len(password) > LONGEST:
            return False
        with self._room:
            try:
                self._hasher.verify(kept or self._nobody, password)
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None

    def is_dated(self, kept: str) -> bool:
        """Whether it was hashed with weaker parameters than today's."""
        return self._hasher.check_needs_rehash(kept)
