"""Releases, compiled again: what comes out must be what was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ivrflow.compiler.world import World
from ivrflow.model.errors import Unavailable
from ivrflow.model.statements import Statement
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.publishing import Publisher
from ivrflow.runtime.releases import compile_release
from ivrflow.speech.preparation import Preparation
from ivrflow.store.store import Store, open_store

FLOW = """\
flow shop "Shop" {
  languages = [en-US]
  zone = UTC
  start = hello
}

play hello {
  prompt = say("Hello.")
  done -> bye
}

hang_up bye {}
"""
WORLD = World(load_catalogue())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    opened.drafts.save("shop", FLOW, "", "ann", 0)
    Publisher(opened, WORLD, frozenset(), lambda prompts: Preparation({}, (), ()), lambda prompt: False).publish(
        None, "ann"
    )
    yield opened
    opened.close()


def compile_current(store: Store, world: World) -> list[str]:
    current = store.releases.current()
    assert current is not None
    release = store.releases.get(current.release)
    return list(compile_release(release, store.releases.texts(current.release), world))


def test_what_was_published_is_what_runs(store: Store) -> None:
    assert compile_current(store, WORLD) == ["shop"]


def test_a_kind_that_is_missing_here_is_told(store: Store) -> None:
    without = {name: kind for name, kind in WORLD.catalogue.items() if name != "play"}
    with pytest.raises(Unavailable, match=r"shop no longer compiles here: .*node kind missing"):
        compile_current(store, replace(WORLD, catalogue=without))


def test_a_text_that_is_not_what_was_published_is_refused(store: Store) -> None:
    current = store.releases.current()
    assert current is not None
    release = store.releases.get(current.release)
    texts = tuple(replace(text, text=FLOW.replace("Hello", "Howdy")) for text in store.releases.texts(release.hash))
    with pytest.raises(Unavailable, match="the flow shop is not what was published"):
        compile_release(release, texts, WORLD)


def test_statements_that_nobody_uses_do_not_matter(store: Store) -> None:
    statement = Statement("shop", "other", (), ())
    assert compile_current(store, replace(WORLD, statements={"shop.other": statement})) == ["shop"]
