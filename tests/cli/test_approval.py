"""On the machine itself two people are needed too; who looked is on record."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from ivrflow.store.store import open_store

from .conftest import SHOP, Ivrflow


@pytest.fixture
def shop_of_two(published: Path) -> Path:
    """Where nobody publishes what he wrote himself; `wang` may publish, `li` may not."""
    (published / "ivrflow.toml").write_text('[routes]\n"100" = "shop"\n[designer]\nfour_eyes = true\n')
    store = open_store(published / "var" / "ivrflow.db")
    for name, role in (("wang", "publisher"), ("li", "editor")):
        store.invitations.make(name, role, timedelta(days=1), "admin")
        store.invitations.accept(name, name, "hash")
    store.close()
    (published / "flows" / "shop.ivr").write_text(SHOP.replace("We are open.", "We are open now."), "utf-8")
    return published


def test_own_work_is_published_by_somebody_else_or_with_somebody_else(shop_of_two: Path, ivrflow: Ivrflow) -> None:
    ivrflow("push")
    said = ivrflow("publish")
    assert (said.code, "whom --approved-by names" in said.err) == (2, True), said.err
    for name in ("li", "nobody"):
        assert "no account that may publish" in ivrflow("publish", "--approved-by", name).err
    assert ivrflow("publish", "--note", "hours", "--approved-by", "wang").code == 0
    newest = ivrflow("versions", "--json").json[0]
    assert newest["note"] == "hours (approved by wang)"
    back = ivrflow("rollback", "1")
    assert (back.code, "you wrote version 1 of shop" in back.err) == (2, True), back.err
    assert ivrflow("rollback", "1", "--approved-by", "wang").code == 0
    assert ivrflow("versions", "--json").json[0]["note"] == "back to publication 1 (approved by wang)"


def test_whoever_approves_has_not_written_it(shop_of_two: Path, ivrflow: Ivrflow) -> None:
    assert ivrflow("--author", "wang", "push").code == 0
    assert "somebody else has to publish it" in ivrflow("publish", "--approved-by", "wang").err
    assert ivrflow("publish").code == 0


def test_without_four_eyes_nobody_else_is_needed(published: Path, ivrflow: Ivrflow) -> None:
    (published / "flows" / "shop.ivr").write_text(SHOP.replace("We are open.", "We are open now."), "utf-8")
    ivrflow("push")
    assert ivrflow("publish").code == 0
