"""Publishing is idempotent, rolling back rewrites nothing, and damage is found when it is read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.releases import NOTHING_DEMANDED, FlowText, GateOutcome, NewRelease, PublicationProof
from ivrflow.store.drafts import Stale
from ivrflow.store.store import Store, open_store

PUBLISH_WITHOUT_END = """
import sys
from ivrflow.model.releases import FlowText, NewRelease
from ivrflow.store.store import open_store
store = open_store(sys.argv[1])
for number in range(100_000):
    new = NewRelease({"flow:a": str(number)}, (FlowText("a", str(number), "text" * number),))
    made = store.releases.publish(new, "x")
    print(made.serial, made.release, flush=True)
"""


def release(**texts: str) -> NewRelease:
    """Flows whose program hash is their text without comments."""
    flows = tuple(FlowText(flow, f"hash of {text.partition('//')[0]}", text) for flow, text in texts.items())
    return NewRelease({"format": "1", **{f"flow:{flow.flow}": flow.hash for flow in flows}}, flows)


def test_nothing_is_published_at_first(store: Store) -> None:
    assert store.releases.current() is None
    assert store.releases.history() == ()


def test_a_release_numbers_the_versions_of_its_flows(store: Store) -> None:
    store.releases.publish(release(bank="b1", cards="c1"), "li", "first")
    made = store.releases.publish(release(bank="b2", cards="c1"), "wang", "shorter menu")
    assert (made.serial, made.release, made.author, made.note) == (
        2,
        release(bank="b2", cards="c1").hash,
        "wang",
        "shorter menu",
    )
    assert store.releases.current() == made
    got = store.releases.get(made.release)
    assert got.versions == (("bank", 2), ("cards", 1))
    assert got.manifest == {"format": "1", "flow:bank": "hash of b2", "flow:cards": "hash of c1"}
    assert [version.text for version in store.releases.texts(made.release)] == ["b2", "c1"]
    assert [(version.number, version.note) for version in store.releases.versions("bank")] == [
        (2, "shorter menu"),
        (1, "first"),
    ]


def test_publishing_the_same_again_changes_nothing(store: Store) -> None:
    first = store.releases.publish(release(bank="b1"), "li", base=0)
    assert store.releases.publish(release(bank="b1"), "li", base=0) == first
    assert len(store.releases.versions("bank")) == 1
    assert len(store.releases.history()) == 1


def test_comments_alone_are_no_new_release_but_travel_with_the_next(store: Store) -> None:
    first = store.releases.publish(release(bank="b1", cards="c1"), "li")
    assert store.releases.publish(release(bank="b1// why", cards="c1"), "li") == first
    later = store.releases.publish(release(bank="b1// why", cards="c2"), "li")
    assert [version.text for version in store.releases.texts(later.release)] == ["b1// why", "c2"]
    assert store.releases.texts(first.release)[0].text == "b1"


def test_rolling_back_is_a_new_publication_of_the_old_release(store: Store) -> None:
    first = store.releases.publish(release(bank="b1"), "li")
    store.releases.publish(release(bank="b2"), "li")
    back = store.releases.rollback(first.release, "wang", "callers were lost")
    assert (back.serial, back.release) == (3, first.release)
    assert store.releases.current() == back
    assert [entry.release == first.release for entry in store.releases.history()] == [True, False, True]
    assert store.releases.rollback(first.release, "wang") == back
    assert len(store.releases.versions("bank")) == 2
    with pytest.raises(Misuse, match="there is no release"):
        store.releases.rollback("nonsense", "wang")


def test_a_flow_that_is_left_out_keeps_its_versions(store: Store) -> None:
    store.releases.publish(release(bank="b1", cards="c1"), "li")
    store.releases.publish(release(bank="b1"), "li")
    assert store.releases.version("cards", 1).text == "c1"


def test_two_who_publish_on_the_same_base_do_not_undo_each_other(store: Store) -> None:
    base = store.releases.publish(release(bank="b1", cards="c1"), "li").serial
    store.releases.publish(release(bank="b2", cards="c1"), "li", base=base)
    with pytest.raises(Stale, match="publication 2 by li has become current; yours was made on top of 1"):
        store.releases.publish(release(bank="b1", cards="c2"), "wang", base=base)
    with pytest.raises(Stale):
        store.releases.publish(release(bank="b1", cards="c2"), "wang", base=0)


def test_flows_that_are_not_those_of_the_manifest_are_refused(store: Store) -> None:
    with pytest.raises(Misuse, match="not those of the manifest"):
        store.releases.publish(NewRelease({"flow:bank": "1"}, (FlowText("bank", "2", "text"),)), "li")


def test_a_changed_byte_in_a_text_or_a_manifest_is_found(store: Store) -> None:
    made = store.releases.publish(release(bank="b1"), "li")
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE versions SET text = 'b9'")
    with pytest.raises(Unavailable, match='version 1 of "bank" is damaged'):
        store.releases.version("bank", 1)
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE release_entries SET hash = 'x' WHERE name = 'flow:bank'")
    with pytest.raises(Unavailable, match="is damaged: its manifest"):
        store.releases.get(made.release)
    with pytest.raises(Misuse, match='there is no version 2 of "bank"'):
        store.releases.version("bank", 2)


def test_killed_while_publishing_everything_acknowledged_is_there(store_path: Path) -> None:
    command = [sys.executable, "-c", PUBLISH_WITHOUT_END, str(store_path)]
    for _ in range(3):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            acknowledged = [child.stdout.readline().split() for _ in range(20)]
            child.kill()
        store = open_store(store_path)
        assert store.database.check() == ()
        history = {(str(entry.serial), entry.release) for entry in store.releases.history(100_000)}
        assert {tuple(line) for line in acknowledged} <= history
        current = store.releases.current()
        assert current is not None
        assert store.releases.texts(current.release)
        store.close()


PROOF = PublicationProof((GateOutcome("coverage", "90 % of the exits", "bank: 84 %", passed=False),), "a bank holiday")


def test_what_was_proved_stays_with_the_publication(store: Store) -> None:
    made = store.releases.publish(release(bank="b1"), "li", "first", 0, PROOF)
    assert store.releases.current() == made
    assert made.proof == PROOF
    back_and_forth = store.releases.publish(release(bank="b2"), "li")
    assert back_and_forth.proof == NOTHING_DEMANDED
    assert store.releases.rollback(made.release, "wang").proof == NOTHING_DEMANDED, "nothing was looked at"
    assert store.releases.history()[-1].proof == PROOF


def test_gates_that_were_skipped_are_on_record(store: Store) -> None:
    made = store.releases.publish(release(bank="b1"), "li", "first", 0, PROOF)
    entries = {entry.what: entry for entry in store.audit.entries()}
    assert (entries["gates skipped"].who, entries["gates skipped"].detail) == ("li", "a bank holiday")
    assert entries["gates skipped"].subject == entries["publish"].subject == made.release


def test_a_version_keeps_the_conversations_that_it_was_first_published_with(store: Store) -> None:
    def talked(conversations: str, text: str = "b1") -> NewRelease:
        made = release(bank=text)
        return NewRelease(made.manifest, tuple(flow._replace(conversations=conversations) for flow in made.flows))

    store.releases.publish(talked("a"), "li")
    assert store.releases.version("bank", 1).conversations == "a"
    assert store.releases.publish(talked("b"), "li").serial == 1, "callers notice nothing of other conversations"
    store.releases.publish(talked("b", "b2"), "li")
    assert [version.conversations for version in store.releases.versions("bank")] == ["b", "a"]
