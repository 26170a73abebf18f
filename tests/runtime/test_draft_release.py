"""Drafts made ready to be called."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import pytest

from ivrflow.compiler.world import World
from ivrflow.model.errors import Misuse
from ivrflow.model.ports import Host, Speech
from ivrflow.model.prompts import Prompt
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.draft_release import DraftName, load_draft
from ivrflow.runtime.releases import LoadedRelease
from ivrflow.store.store import Store

FLOW = """\
flow {name} "A flow" {{
  languages = [en-US]
  zone = UTC
  start = hello
}}

play hello {{
  prompt = say("{text}")
  done -> bye
}}

{last}
"""
BYE = "hang_up bye {}"


class Ready:
    """Stands for the renderer: takes note of what it is given."""

    def __init__(self) -> None:
        self.texts: list[object] = []

    def speech(self, prompts: Iterable[Prompt]) -> Speech:
        self.texts += [piece.value for prompt in prompts for piece in prompt]
        return self  # type: ignore[return-value]  # nobody is called here

    def host(self) -> Host:
        raise AssertionError("nobody is called here")


def save(store: Store, name: str, text: str, last: str = BYE) -> DraftName:
    content = FLOW.format(name=name, text=text, last=last)
    before = store.drafts.get(name)
    revision = store.drafts.save(name, content, "", "wang", before.revision if before else 0)
    return DraftName(name, revision, sha256(content.encode()).hexdigest())


def load(store: Store, draft: DraftName, ready: Ready) -> LoadedRelease:
    return load_draft(store, draft, World(load_catalogue()), ready.speech, ready.host)


def test_the_revision_that_is_named_is_made_ready(store: Store) -> None:
    ready = Ready()
    first = save(store, "shop", "The first.")
    save(store, "shop", "The second.")
    release = load(store, first, ready)
    assert (release.hash, set(release.programs)) == ("", {"shop"})
    assert ready.texts == ["The first."]


def test_other_drafts_are_there_and_those_that_it_leads_to_are_made_ready(store: Store) -> None:
    ready = Ready()
    save(store, "stranger", "Nobody comes here.")
    save(store, "inner", "Within.")
    draft = save(store, "outer", "Without.", "go bye {\n  flow = inner\n}")
    release = load(store, draft, ready)
    assert set(release.programs) == {"stranger", "inner", "outer"}
    assert sorted(map(str, ready.texts)) == ["Within.", "Without."]


def test_a_draft_with_errors_says_the_first(store: Store) -> None:
    draft = save(store, "shop", "Hello.", "hang_up somewhere_else {}")
    with pytest.raises(Misuse, match=r"errors that come first: .*bye"):
        load(store, draft, Ready())


def test_an_unrelated_draft_with_errors_is_in_nobodys_way(store: Store) -> None:
    save(store, "broken", "Hello.", "hang_up somewhere_else {}")
    assert set(load(store, save(store, "shop", "Hello."), Ready()).programs) == {"shop"}


def test_another_text_than_was_meant_is_refused(store: Store) -> None:
    draft = save(store, "shop", "Hello.")
    for wrong in (DraftName("shop", draft.revision + 1, draft.digest), DraftName("shop", draft.revision, "0" * 64)):
        with pytest.raises(Misuse, match="is not kept any more"):
            load(store, wrong, Ready())
