"""What is demanded of which flows of a publication, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ivrflow.model.releases import Draft
from ivrflow.runtime.gates import Demands, GateSettings
from ivrflow.runtime.publishing import Publisher
from ivrflow.store.store import Store

from .test_publishing import FLOW, publisher

OUTER = """\
flow {name} "Outer" {{
  languages = [en-US]
  zone = UTC
  start = inside
}}

subflow inside {{
  flow = {callee}
  done -> bye
  failed -> bye
}}

hang_up bye {{}}
"""
INNER = """\
flow inner "Inner" {{
  languages = [en-US]
  zone = UTC
  start = hello
}}

play hello {{
  prompt = say("{text}")
  done -> over
}}

return over {{}}
"""
HELLO = 'call "Hello"\n  hear "Hello"\n'


def put(store: Store, name: str, text: str, conversations: str = "") -> None:
    known = store.drafts.get(name)
    revision = known.revision if known else 0
    store.drafts.put(Draft(name, revision, text, "", "ann", datetime(2026, 3, 2, tzinfo=UTC), conversations))


def held_to(store: Store, demands: Demands) -> Publisher:
    return replace(publisher(store), gates=GateSettings(demands))


@pytest.fixture
def nested(store: Store) -> Store:
    """outer calls middle calls inner; other stands alone. Published, with conversations of outer and other."""
    put(store, "inner", INNER.format(text="Hello."))
    put(store, "middle", OUTER.format(name="middle", callee="inner").replace("hang_up bye", "return bye"))
    put(store, "outer", OUTER.format(name="outer", callee="middle"), HELLO)
    put(store, "other", FLOW.format(name="other", text="Hello."), HELLO)
    published = held_to(store, Demands(conversations=True)).publish(None, "ann")
    assert [report.outcome.found for report in published.gates] == ["2 conversations"]
    assert published.publication is not None
    return store


def test_a_changed_subflow_is_held_to_the_conversations_of_those_above_it(nested: Store) -> None:
    put(nested, "inner", INNER.format(text="Good day."))
    published = held_to(nested, Demands(conversations=True)).publish(["inner"], "ann")
    assert published.publication is None
    [report] = published.gates
    assert report.outcome.found == "1 of 1 fail", "that of the flow that stands alone is not run"
    assert [missing.flow for missing in report.missing] == ["outer"]
    current = nested.releases.current()
    assert current is not None
    assert current.serial == 1, "nothing was changed"


def test_the_conversations_of_a_published_flow_are_those_that_it_was_published_with(nested: Store) -> None:
    put(nested, "outer", "// work in progress", 'call "Never" {')
    put(nested, "inner", INNER.format(text="Hello, hello."))
    published = held_to(nested, Demands(conversations=True)).publish(["inner"], "ann")
    assert published.publication is not None
    assert [report.outcome.found for report in published.gates] == ["1 conversation"]


def test_conversations_that_were_mended_since_count_for_the_same_text(nested: Store) -> None:
    put(nested, "outer", OUTER.format(name="outer", callee="middle"), HELLO.replace("Hello", "Good day"))
    put(nested, "inner", INNER.format(text="Good day."))
    assert held_to(nested, Demands(conversations=True)).publish(["inner"], "ann").publication is not None


def test_what_did_not_change_is_not_looked_at(nested: Store) -> None:
    published = held_to(nested, Demands(conversations=True, coverage=100)).publish(None, "bob")
    assert [report.outcome.found for report in published.gates] == ["there are none", "no flow changes"]


def test_a_publication_keeps_what_it_was_held_to(nested: Store) -> None:
    put(nested, "other", FLOW.format(name="other", text="Hello, you."), HELLO)
    published = held_to(nested, Demands(conversations=True)).publish(["other"], "bob", more=Demands(coverage=50))
    assert published.publication is not None
    assert [(gate.gate, gate.found) for gate in published.publication.proof.gates] == [
        ("conversations", "1 conversation"),
        ("coverage", "other 100 %"),
    ]
    assert nested.releases.version("other", 2).conversations == HELLO


def test_errors_come_before_gates(nested: Store) -> None:
    put(nested, "inner", INNER.format(text="Good day.").replace("-> over", "-> ovr"))
    published = held_to(nested, Demands(conversations=True)).publish(["inner"], "ann")
    assert (published.publication, published.gates) == (None, ())
