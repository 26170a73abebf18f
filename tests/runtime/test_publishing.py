"""From drafts to a release. Speech is stood in for by what `prepare` says of it: it has tests of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import pytest

from ivrflow.compiler.world import World
from ivrflow.model.capabilities import Capability
from ivrflow.model.errors import Misuse
from ivrflow.model.prompts import Prompt
from ivrflow.model.statements import Statement
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.publishing import Published, Publisher
from ivrflow.speech.preparation import Failure, Preparation
from ivrflow.store.store import Store

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


def draft(store: Store, name: str, text: str = "Hello.") -> None:
    known = store.drafts.get(name)
    store.drafts.save(name, FLOW.format(name=name, text=text), "", "ann", known.revision if known else 0)


def publisher(
    store: Store,
    failing: bool = False,
    capabilities: Iterable[Capability] = Capability,
    mixed: bool = False,
    statements: Iterable[Statement] = (),
) -> Publisher:
    def prepare(prompts: Iterable[Prompt]) -> Preparation:
        spoken = tuple(prompts)
        failures = (
            tuple(Failure(prompt, ("the voice is missing",), heard=False) for prompt in spoken) if failing else ()
        )
        return Preparation({f"{number:064}": 500 for number, _ in enumerate(spoken)}, failures, ())

    world = World(load_catalogue(), {each.key: each for each in statements})
    return Publisher(store, world, frozenset(capabilities), prepare, lambda prompt: mixed)


def test_a_release_holds_flows_and_the_length_of_their_prompts(store: Store) -> None:
    draft(store, "shop")
    published = publisher(store).publish(None, "ann", "first")
    assert published.publication is not None
    release = store.releases.get(published.publication.release)
    assert set(release.manifest) >= {"flow:shop", f"prompt:{0:064}"}
    assert published.versions == {"shop": 1}
    assert published.publication.note == "first"


def test_a_release_holds_every_statement_that_a_node_names(store: Store) -> None:
    text = """\
flow both "Both" {
  languages = [en-US]
  zone = UTC
  start = ask
  on error -> bye
}

queries ask {
  call = bank.balance()
  call2 = bank.loan()
  found -> bye
  some -> bye
  empty -> bye
}

hang_up bye {}
"""
    store.drafts.save("both", text, "", "ann", 0)
    known = [Statement("bank", name, (), ()) for name in ("balance", "loan", "never_asked")]
    published = publisher(store, statements=known).publish(None, "ann")
    assert published.publication is not None
    manifest = store.releases.get(published.publication.release).manifest
    assert {key for key in manifest if key.startswith("statement:")} == {
        "statement:bank.balance",
        "statement:bank.loan",
    }


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
    text = FLOW.format(name="shop", text="Hello.").replace("-> bye", "-> again", 1)
    text += 'play again {\n  prompt = say("Hello.")\n  done -> bye\n}\n'
    store.drafts.save("shop", text, "", "ann", 0)
    published = publisher(store, failing=True).publish(None, "ann")
    assert published.publication is None
    [(_, issue)] = published.issues
    assert (issue.code, issue.node) == ("IVR304", "hello")
    assert issue.message.endswith(" (needed in hello, again)")


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


NEEDY = {
    "menu": ('  prompt = say("?")\n  speech = true\n  key "1" { en-US: "one" } -> bye\n', {Capability.SPEECH}),
    "listen": ('  prompt = say("?")\n  phrases = (a = "a")\n  heard -> bye\n', {Capability.SPEECH}),
    "record": ('  prompt = say("?")\n  recorded -> bye\n', {Capability.RECORDING}),
    "voicemail": ('  prompt = say("?")\n  box = b\n  kept -> bye\n', {Capability.RECORDING, Capability.VOICEMAIL}),
    "callback": ("  queue = cards\n  stored -> bye\n", {Capability.CALL_BACK}),
    "queue": ('  queue = cards\n  music = say("la")\n', {Capability.QUEUE_POSITION}),
    "transfer": ('  to = "+44"\n  attended = true\n', {Capability.SECOND_LEG}),
}
PLAIN = {
    "menu": '  prompt = say("?")\n  key "1" { en-US: "one" } -> bye\n',
    "queue": "  queue = cards\n",
    "transfer": '  to = "+44"\n',
}
ON_ERROR = {"queue", "transfer"}
"""Kinds whose exits are all technical."""


def needing(store: Store, kind: str, fields: str) -> Published:
    """Publish a flow with one node of the kind, to a line that can do what SIP can."""
    exits = {"menu": ("noinput", "nomatch"), "listen": ("noinput", "nomatch")}.get(kind, ("noinput",))
    lines = "" if kind in ON_ERROR else "".join(f"  {name} -> bye\n" for name in exits)
    text = FLOW.format(name="shop", text="Hello.").replace("done -> bye", "done -> it")
    text = text.replace("  start = hello", "  start = hello\n  on error -> bye")
    store.drafts.save("shop", f"{text}\n{kind} it {{\n{fields}{lines}}}\n", "", "ann", 0)
    store.routes.set("100", "shop", "ann")
    return publisher(store, capabilities={Capability.EARLY_MEDIA, Capability.REFER}).publish(None, "ann")


@pytest.mark.parametrize("kind", NEEDY)
def test_a_node_that_the_line_cannot_do_says_what_is_missing(store: Store, kind: str) -> None:
    fields, needed = NEEDY[kind]
    published = needing(store, kind, fields)
    assert published.publication is None
    assert [issue.message for _, issue in published.issues if issue.code == "IVR505"] == [
        f"`it` needs {capability.value}, which the channel of its route cannot do"
        for capability in sorted(needed, key=lambda each: each.value)
    ]


@pytest.mark.parametrize("kind", PLAIN)
def test_the_same_kind_without_such_fields_is_published(store: Store, kind: str) -> None:
    published = needing(store, kind, PLAIN[kind])
    assert published.publication is not None, published.issues
