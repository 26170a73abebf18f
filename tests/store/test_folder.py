"""Push and pull: whoever touched something keeps it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivrflow.store.folder import Folder, FolderFlow, Outcome
from ivrflow.store.store import Store

BOXES = '{"main": [0, 0]}'
MOVED = '{"main": [9, 9]}'


def held(store: Store, flow: str = "bank") -> tuple[str, str] | None:
    draft = store.drafts.get(flow)
    return (draft.text, draft.layout) if draft else None


def edit(store: Store, text: str, layout: str = "", flow: str = "bank") -> None:
    draft = store.drafts.get(flow)
    store.drafts.save(flow, text, layout, "designer", draft.revision if draft else 0)


def push(folder: Folder, text: str, layout: str = "", force: bool = False) -> Outcome:
    (synced,) = folder.push([FolderFlow("bank", text, layout)], "li", force)
    return synced.outcome


@pytest.fixture
def folder(store: Store) -> Folder:
    """In step with the store at the text `1`."""
    made = store.folder("here")
    assert push(made, "1", BOXES) is Outcome.DONE
    return made


def test_a_first_push_brings_the_flow_into_the_store(store: Store, folder: Folder) -> None:
    assert held(store) == ("1", BOXES)
    assert push(folder, "1", BOXES) is Outcome.SAME


def test_a_changed_file_is_pushed_when_nobody_touched_the_draft(store: Store, folder: Folder) -> None:
    assert push(folder, "2", BOXES) is Outcome.DONE
    assert push(folder, "3", BOXES) is Outcome.DONE
    assert held(store) == ("3", BOXES)


def test_a_touched_draft_is_not_pushed_over(store: Store, folder: Folder) -> None:
    edit(store, "by designer", BOXES)
    assert push(folder, "1", BOXES) is Outcome.OTHER_IS_NEWER
    assert push(folder, "2", BOXES) is Outcome.CONFLICT
    assert held(store) == ("by designer", BOXES)


def test_force_wins_and_hands_back_what_it_replaced(store: Store, folder: Folder) -> None:
    edit(store, "by designer", MOVED)
    (synced,) = folder.push([FolderFlow("bank", "2", BOXES)], "li", force=True)
    assert (synced.outcome, synced.replaced) == (Outcome.DONE, FolderFlow("bank", "by designer", MOVED))
    assert held(store) == ("2", BOXES)


def test_two_clones_do_not_undo_each_other(store: Store, folder: Folder) -> None:
    other = store.folder("there")
    assert push(other, "1", BOXES) is Outcome.SAME
    assert push(folder, "2", BOXES) is Outcome.DONE
    assert push(other, "1", BOXES) is Outcome.OTHER_IS_NEWER
    assert push(other, "my own", BOXES) is Outcome.CONFLICT
    stranger = store.folder("elsewhere")
    assert push(stranger, "unrelated") is Outcome.CONFLICT
    assert held(store) == ("2", BOXES)


def test_moved_boxes_do_not_stand_in_the_way_of_a_changed_text(store: Store, folder: Folder) -> None:
    edit(store, "1", MOVED)
    assert push(folder, "2", BOXES) is Outcome.DONE
    assert held(store) == ("2", MOVED)
    assert push(folder, "2", BOXES) is Outcome.SAME
    (synced,) = folder.pull([FolderFlow("bank", "2", BOXES)])
    assert (synced.outcome, synced.file) == (Outcome.DONE, FolderFlow("bank", "2", MOVED))


def test_without_a_layout_file_boxes_stay_where_they_are(store: Store, folder: Folder) -> None:
    assert push(folder, "2") is Outcome.DONE
    assert held(store) == ("2", BOXES)


def test_boxes_moved_in_the_folder_are_pushed(store: Store, folder: Folder) -> None:
    assert push(folder, "1", MOVED) is Outcome.DONE
    assert held(store) == ("1", MOVED)


def test_a_deleted_draft_is_not_brought_back_unasked(store: Store, folder: Folder) -> None:
    store.drafts.delete("bank", "designer", 1)
    assert push(folder, "2", BOXES) is Outcome.DELETED
    (synced,) = folder.pull([FolderFlow("bank", "2", BOXES)])
    assert synced.outcome is Outcome.DELETED
    assert push(folder, "2", BOXES, force=True) is Outcome.DONE
    assert held(store) == ("2", BOXES)


def test_a_pull_tells_what_to_write_and_remembers_it_once_written(store: Store, folder: Folder) -> None:
    edit(store, "by designer", MOVED)
    edit(store, "new", "", "cards")
    files = [FolderFlow("bank", "1", BOXES), FolderFlow("mine", "x")]
    synced = folder.pull(files)
    assert [(one.flow, one.outcome, one.file) for one in synced] == [
        ("bank", Outcome.DONE, FolderFlow("bank", "by designer", MOVED)),
        ("cards", Outcome.DONE, FolderFlow("cards", "new")),
        ("mine", Outcome.NOT_PUSHED, None),
    ]
    assert push(folder, "2", BOXES) is Outcome.CONFLICT
    folder.pulled(synced)
    assert push(folder, "2", MOVED) is Outcome.DONE


def test_a_pull_does_not_overwrite_a_touched_file(store: Store, folder: Folder) -> None:
    (synced,) = folder.pull([FolderFlow("bank", "2", BOXES)])
    assert synced.outcome is Outcome.OTHER_IS_NEWER
    edit(store, "by designer", BOXES)
    (synced,) = folder.pull([FolderFlow("bank", "2", BOXES)])
    assert (synced.outcome, synced.file) == (Outcome.CONFLICT, None)
    (synced,) = folder.pull([FolderFlow("bank", "2", BOXES)], force=True)
    assert (synced.outcome, synced.file) == (Outcome.DONE, FolderFlow("bank", "by designer", BOXES))
    assert synced.replaced == FolderFlow("bank", "2", BOXES)


def talked(store: Store, conversations: str) -> None:
    """Somebody records a conversation in the designer."""
    draft = store.drafts.get("bank")
    assert draft is not None
    store.drafts.put(replace(draft, conversations=conversations))


def test_conversations_are_pushed_beside_the_text(store: Store, folder: Folder) -> None:
    assert push_talk(folder, "1", "a") is Outcome.DONE
    assert push_talk(folder, "1", "b") is Outcome.DONE
    assert push_talk(folder, "1", "b") is Outcome.SAME
    assert talk_of(store) == "b"


def test_without_a_file_of_conversations_those_in_the_store_stay(store: Store, folder: Folder) -> None:
    talked(store, "a")
    assert push_talk(folder, "2", "") is Outcome.DONE
    assert talk_of(store) == "a"


def test_conversations_that_both_sides_touched_are_a_conflict(store: Store, folder: Folder) -> None:
    push_talk(folder, "1", "a")
    talked(store, "by designer")
    assert push_talk(folder, "2", "mine") is Outcome.CONFLICT
    assert (held(store), talk_of(store)) == (("1", BOXES), "by designer"), "nothing of it was pushed"
    (synced,) = folder.push([FolderFlow("bank", "2", BOXES, "mine")], "li", force=True)
    assert synced.replaced == FolderFlow("bank", "1", BOXES, "by designer")
    assert talk_of(store) == "mine"


def test_a_changed_text_is_pushed_beside_conversations_that_are_newer_in_the_store(
    store: Store, folder: Folder
) -> None:
    push_talk(folder, "1", "a")
    talked(store, "by designer")
    assert push_talk(folder, "1", "a") is Outcome.OTHER_IS_NEWER
    assert push_talk(folder, "2", "a") is Outcome.DONE
    assert (held(store), talk_of(store)) == (("2", BOXES), "by designer")
    (synced,) = folder.pull([FolderFlow("bank", "2", BOXES, "a")])
    assert (synced.outcome, synced.file) == (Outcome.DONE, FolderFlow("bank", "2", BOXES, "by designer"))
    folder.pulled([synced])
    assert push_talk(folder, "2", "b") is Outcome.DONE


def test_an_empty_file_is_a_changed_text(store: Store, folder: Folder) -> None:
    assert push(folder, "", BOXES) is Outcome.DONE
    assert held(store) == ("", BOXES)


def push_talk(folder: Folder, text: str, conversations: str) -> Outcome:
    (synced,) = folder.push([FolderFlow("bank", text, BOXES, conversations)], "li")
    return synced.outcome


def talk_of(store: Store) -> str:
    draft = store.drafts.get("bank")
    assert draft is not None
    return draft.conversations
