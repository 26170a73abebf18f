"""From drafts to a release. Speech is stood in for by what `prepare` says of it: it has tests of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from ivrflow.compiler.world import World
from ivrflow.model.capabilities import Capability
from ivrflow.model.errors import Misuse
from ivrflow.model.prompts import Prompt
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.publishing import Published, Publisher
from ivrflow.speech.preparation import Failure, Preparation
from ivrflow.store.store import Store, open_store

FLOW = """\
flow {name} "Shop" {{
  languages = [en-US]
  zone = UTC
  start = hello
}}

play hello {{
  prompt = say("{text}")
  done -> bye
}}

hang_up bye {{}}
"""
Publish: TypeAlias = Callable[..., Published]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    yield opened
    opened.close()


def draft(store: Store, name: str, text: str = "Hello.") -> None:
    known = store.drafts.get(name)
    store.drafts.save(name, FLOW.format(name=name, text=text), "", "ann", known.revision if known else 0)


def publisher(
    store: Store, failing: bool = False, capabilities: Iterable[Capability] = Capability, mixed: bool = False
) -> Publisher:
    def prepare(prompts: Iterable[Prompt]) -> Preparation:
        spoken = tuple(prompts)
        failures = (
            tuple(Failure(prompt, ("the voice is missing",), heard=False) for prompt in spoken) if failing else ()
        )
        return Preparation({f"{number:064}": 500 for number, _ in enumerate(spoken)}, failures, ())

    return Publisher(store, World(load_catalogue()), frozenset(capabilities), prepare, lambda prompt: mixed)


def test_a_release_holds_flows_and_the_length_of_their_prompts(store: Store) -> None:
    draft(store, "shop")
    published = publisher(store).publish(None, "ann", "first")
    assert published.publication is not None
    release = store.releases.get(published.publication.release)
    assert set(release.manifest) >= {"flow:shop", f"prompt:{0:064}"}
    assert published.versions == {"shop": 1}
    assert published.publication.note == "first"


def test_the_same_again_is_the_same_release(store: Store) -> None:
    draft(store, "shop")
    first = publisher(store).publish(None, "ann").publication
    second = publisher(store).publish(None, "bob").publication
    assert first is not None
    assert second == first


def test_one_flow_is_published_with_what_is_published_of_the_others(store: Store) -> None:
    draft(store, "shop")
    draft(store, "office")
    publisher(store).publish(None, "ann")
    draft(store, "shop", "Good day.")
    draft(store, "office", "Not yet.")
    published = publisher(store).publish(["shop"], "ann")
    assert published.versions == {"shop": 2, "office": 1}


def test_an_error_in_one_flow_publishes_nothing(store: Store) -> None:
    draft(store, "shop")
    store.drafts.save("broken", FLOW.format(name="broken", text="x").replace("-> bye", "-> by"), "", "ann", 0)
    published = publisher(store).publish(None, "ann")
    assert published.publication is None
    assert {issue.flow for _, issue in published.issues} == {"broken"}
    assert store.releases.current() is None


def test_a_prompt_that_cannot_be_spoken_publishes_nothing(store: Store) -> None:
    draft(store, "shop")
    published = publisher(store, failing=True).publish(None, "ann")
    assert published.publication is None
    [(_, issue)] = published.issues
    assert (issue.code, issue.node) == ("IVR304", "hello")


def test_what_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(Misuse, match="nothing to publish"):
        publisher(store).publish(None, "ann")
    with pytest.raises(Misuse, match='no draft of a flow "shop"'):
        publisher(store).publish(["shop"], "ann")


def test_a_route_to_a_line_that_cannot_do_it_is_an_error(store: Store) -> None:
    text = FLOW.format(name="shop", text="Hello.").replace(
        "hang_up bye {}", "queue bye {\n  queue = cards\n  busy -> over\n  noanswer -> over\n}\n\nhang_up over {}"
    )
    store.drafts.save("shop", text, "", "ann", 0)
    assert publisher(store, capabilities=()).publish(None, "ann").publication is not None
    store.routes.set("100", "shop", "ann")
    draft_again = text.replace("Hello.", "Hello again.")
    store.drafts.save("shop", draft_again, "", "ann", 1)
    published = publisher(store, capabilities=()).publish(None, "ann")
    assert published.publication is None
    assert "IVR505" in {issue.code for _, issue in published.issues}
