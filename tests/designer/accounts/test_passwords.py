"""Passwords are kept as argon2id hashes."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from designer.accounts.passwords import LONGEST, Passwords
from ivrflow.model.errors import Misuse

PASSWORD = "three plain words"


def test_a_password_is_known_again_by_its_hash() -> None:
    passwords = Passwords()
    kept = passwords.hash(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$"), "what OWASP recommends"
    assert passwords.verify(kept, PASSWORD)
    assert not passwords.verify(kept, PASSWORD + "s")
    assert not passwords.verify("no hash", PASSWORD)
    assert passwords.hash(PASSWORD) != kept, "salted"


def test_nobody_has_no_password() -> None:
    assert not Passwords().verify(None, "nobody")


@pytest.mark.parametrize("password", ["", "a" * 9, "a" * (LONGEST + 1)])
def test_what_is_too_short_or_too_long_is_refused(password: str) -> None:
    with pytest.raises(Misuse, match="10 to 1000 characters"):
        Passwords().hash(password)
    assert not Passwords().verify(None, password)


def test_a_hash_of_weaker_parameters_is_dated() -> None:
    passwords = Passwords()
    assert not passwords.is_dated(passwords.hash(PASSWORD))
    assert passwords.is_dated(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD))
