"""Two authors, one draft: nobody's work is overwritten unseen."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Draft
from ivrflow.store.drafts import Stale
from ivrflow.store.store import Store, open_store

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def test_a_draft_is_kept_as_it_was_saved(store: Store) -> None:
    assert store.drafts.get("telebank") is None
    assert store.drafts.save("telebank", "flow telebank {\r\n// 注释\n}", '{"a": 1}', "li", 0) == 1
    draft = store.drafts.get("telebank")
    assert draft is not None
    assert (draft.text, draft.layout, draft.author) == ("flow telebank {\r\n// 注释\n}", '{"a": 1}', "li")
    assert draft.updated == store.database.now()


def test_a_save_on_top_of_an_older_revision_is_stale_and_names_both(store: Store) -> None:
    store.drafts.save("telebank", "1", "", "li", 0)
    store.drafts.save("telebank", "2", "", "li", 1)
    with pytest.raises(Stale, match="at revision 2, saved by li; yours is based on revision 1") as caught:
        store.drafts.save("telebank", "3", "", "wang", 1)
    assert (caught.value.base, caught.value.current) == (1, 2)
    assert isinstance(caught.value, Misuse)
    draft = store.drafts.get("telebank")
    assert draft is not None
    assert draft.text == "2"


def test_saving_what_is_there_changes_nothing_so_that_a_save_may_be_repeated(store: Store) -> None:
    store.drafts.save("telebank", "1", "", "li", 0)
    assert store.drafts.save("telebank", "1", "", "li", 0) == 1


def test_a_first_save_does_not_overwrite_and_an_unknown_base_is_stale(store: Store) -> None:
    store.drafts.save("telebank", "1", "", "li", 0)
    with pytest.raises(Stale):
        store.drafts.save("telebank", "other", "", "wang", 0)
    with pytest.raises(Stale, match="has no draft"):
        store.drafts.save("cards", "other", "", "wang", 4)


def test_a_save_from_before_a_deletion_is_stale_and_a_new_beginning_is_not(store: Store) -> None:
    store.drafts.save("telebank", "1", "", "li", 0)
    with pytest.raises(Stale):
        store.drafts.delete("telebank", "wang", 7)
    store.drafts.delete("telebank", "wang", 1)
    assert store.drafts.get("telebank") is None
    assert store.drafts.list() == ()
    with pytest.raises(Stale, match="deleted by wang"):
        store.drafts.save("telebank", "2", "", "li", 1)
    assert store.drafts.save("telebank", "1", "", "li", 0) == 3
    with pytest.raises(Misuse, match="there is no draft"):
        store.drafts.delete("cards", "wang", 0)


def test_of_many_saves_at_once_on_one_revision_exactly_one_wins(store: Store) -> None:
    store.drafts.save("telebank", "start", "", "li", 0)
    outcomes: list[str] = []

    def save(author: str) -> None:
        try:
            store.drafts.save("telebank", f"by {author}", "", author, 1)
            outcomes.append("saved")
        except Stale:
            outcomes.append("stale")

    authors = [threading.Thread(target=save, args=(f"author{number}",)) for number in range(8)]
    for author in authors:
        author.start()
    for author in authors:
        author.join()
    assert sorted(outcomes) == ["saved"] + ["stale"] * 7


def test_workspaces_do_not_see_each_other(store: Store) -> None:
    other = open_store(store.database.place, workspace="other")
    store.drafts.save("telebank", "1", "", "li", 0)
    assert other.drafts.list() == ()
    assert other.drafts.save("telebank", "2", "", "li", 0) == 1
    assert [draft.text for draft in store.drafts.list()] == ["1"]
    other.close()


def test_what_was_saved_before_is_kept_and_can_be_had_by_its_number(store: Store) -> None:
    store.drafts.save("telebank", "1", "", "li", 0)
    store.drafts.save("telebank", "2", "", "wang", 1)
    assert [(each.revision, each.text, each.author) for each in store.drafts.revisions("telebank")] == [
        (2, "2", "wang"),
        (1, "1", "li"),
    ]
    first = store.drafts.revision("telebank", 1)
    assert first is not None
    assert first.text == "1"
    assert store.drafts.revision("telebank", 3) is None


def test_the_newest_revision_with_a_text_tells_how_it_was_drawn(store: Store) -> None:
    for base, (text, layout) in enumerate([("1", "a"), ("1", "b"), ("2", "c")]):
        store.drafts.save("telebank", text, layout, "li", base)
    found = store.drafts.latest_with("telebank", "1")
    assert found is not None
    assert (found.revision, found.layout) == (2, "b")
    assert store.drafts.latest_with("telebank", "3") is None


def test_a_deleted_draft_leaves_its_revisions(store: Store) -> None:
    store.drafts.save("telebank", "1", "", "li", 0)
    store.drafts.delete("telebank", "li", 1)
    assert [each.text for each in store.drafts.revisions("telebank")] == ["1"]


def test_only_the_newest_revisions_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivrflow.store.drafts.KEPT_REVISIONS", 3)
    for number in range(5):
        store.drafts.save("telebank", str(number), "", "li", number)
    assert [each.revision for each in store.drafts.revisions("telebank")] == [5, 4, 3]


def test_conversations_live_with_the_draft(store: Store) -> None:
    store.drafts.save("telebank", "1", "", "li", 0)
    draft = store.drafts.get("telebank")
    assert draft is not None
    assert store.drafts.put(replace(draft, conversations="talk", author="wang")) == 2
    assert store.drafts.put(replace(draft, conversations="talk")) == 2, "nothing new is no new revision"
    with pytest.raises(Stale):
        store.drafts.put(replace(draft, conversations="other"))
    assert store.drafts.save("telebank", "2", "", "li", 2) == 3, "a save of the text alone"
    kept = store.drafts.get("telebank")
    assert kept is not None
    assert (kept.text, kept.conversations) == ("2", "talk")
    assert [each.conversations for each in store.drafts.revisions("telebank")] == ["talk", "talk", ""]


def test_a_draft_that_was_deleted_begins_without_conversations(store: Store) -> None:
    store.drafts.put(Draft("telebank", 0, "1", "", "li", NEVER, "talk"))
    store.drafts.delete("telebank", "li", 1)
    store.drafts.save("telebank", "1", "", "li", 0)
    draft = store.drafts.get("telebank")
    assert draft is not None
    assert draft.conversations == ""
