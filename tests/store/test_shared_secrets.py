"""Secrets that the processes of an installation share."""

from __future__ import annotations

from pathlib import Path

from ivrflow.store.store import open_store


def test_whoever_opens_the_store_has_the_same_secret(tmp_path: Path) -> None:
    first, second = (open_store(tmp_path / "store.db") for _ in range(2))
    secret = first.secrets.get("calls")
    assert len(secret) == 32
    assert second.secrets.get("calls") == secret == first.secrets.get("calls")
    first.close()
    second.close()


def test_purposes_workspaces_and_stores_have_secrets_of_their_own(tmp_path: Path) -> None:
    stores = [
        open_store(tmp_path / "one.db"),
        open_store(tmp_path / "one.db", "another workspace"),
        open_store(tmp_path / "two.db"),
    ]
    assert len({store.secrets.get(purpose) for store in stores for purpose in ("calls", "letters")}) == 6
    for store in stores:
        store.close()
