"""The whole store in one hand, and again after it was closed."""

from __future__ import annotations

from pathlib import Path

from ivrflow.model.releases import FlowText, NewRelease
from ivrflow.store.store import open_store


def test_what_was_stored_is_there_after_opening_again(tmp_path: Path) -> None:
    store = open_store(tmp_path / "ivrflow.db")
    store.drafts.save("bank", "text", "{}", "li", 0)
    made = store.releases.publish(NewRelease({"flow:bank": "h"}, (FlowText("bank", "h", "text"),)), "li")
    store.routes.set("*", "bank", "li")
    store.close()
    again = open_store(tmp_path / "ivrflow.db")
    assert [draft.flow for draft in again.drafts.list()] == ["bank"]
    assert again.releases.current() == made
    assert again.serials().publication == made.serial
    assert again.routes.find("1") is not None
    again.close()
