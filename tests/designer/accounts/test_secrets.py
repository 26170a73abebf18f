"""Links and cookies cannot be guessed, nor made from what is kept of them."""

from __future__ import annotations

from designer.accounts.secrets import digest, new_secret


def test_secrets_are_long_and_never_the_same() -> None:
    made = {new_secret() for _ in range(100)}
    assert len(made) == 100
    assert min(map(len, made)) >= 43


def test_a_digest_is_the_same_for_the_same_also_for_what_is_no_text() -> None:
    assert digest("a") == digest("a") != digest("b")
    assert len(digest("\udcff")) == 64
