"""A folder and the drafts of a store: nobody's work is undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.configuration import Configuration
from ivrflow.runtime.folder_sync import Outcome, pull, push, seed
from ivrflow.store.store import Store

FLOW = 'flow shop "Shop" {\n  languages = [en-US]\n  zone = UTC\n  start = bye\n}\n\nhang_up bye {}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "the_shop.ivr").write_text(FLOW, "utf-8")
    (tmp_path / "flows" / "the_shop.layout.json").write_text("{}", "utf-8")
    return tmp_path / "flows"


def edit(store: Store, text: str) -> None:
    """Somebody saves the draft in the designer."""
    draft = store.drafts.get("shop")
    assert draft is not None
    store.drafts.save("shop", text, draft.layout, "bob", draft.revision)


def test_a_flow_is_known_by_its_header_and_keeps_its_file(store: Store, folder: Path) -> None:
    assert [(one.flow, one.outcome) for one in push(store, folder, "ann")] == [("shop", Outcome.DONE)]
    draft = store.drafts.get("shop")
    assert draft is not None
    assert (draft.text, draft.layout) == (FLOW, "{}")
    edit(store, FLOW + "// more\n")
    pull(store, folder)
    assert (folder / "the_shop.ivr").read_text("utf-8") == FLOW + "// more\n"
    assert not (folder / "shop.ivr").exists()


def test_a_draft_that_somebody_has_edited_stays(store: Store, folder: Path) -> None:
    push(store, folder, "ann")
    edit(store, FLOW + "// in the browser\n")
    (folder / "the_shop.ivr").write_text(FLOW + "// in the folder\n", "utf-8")
    assert push(store, folder, "ann")[0].outcome is Outcome.CONFLICT
    assert pull(store, folder)[0].outcome is Outcome.CONFLICT
    assert (folder / "the_shop.ivr").read_text("utf-8").endswith("// in the folder\n")
    assert push(store, folder, "ann", force=True)[0].outcome is Outcome.DONE


def test_all_files_of_conversations_go_with_their_flow_both_ways(store: Store, folder: Path) -> None:
    (folder / "the_shop.calls").write_text('call "one"\n', "utf-8")
    (folder / "the_shop.night.calls").write_text('call "two"\n', "utf-8")
    (folder / "the_shop_too.calls").write_text('call "of another flow"\n', "utf-8")
    (folder / "the_shop.old.ivr").write_text(FLOW.replace("flow shop", "flow old"), "utf-8")
    (folder / "the_shop.old.calls").write_text('call "of an old flow"\n', "utf-8")
    push(store, folder, "ann")
    draft = store.drafts.get("shop")
    assert draft is not None
    assert draft.conversations == 'call "one"\n\n// set: night\ncall "two"\n'
    assert {one.outcome for one in push(store, folder, "ann")} == {Outcome.SAME}

    said = draft.conversations.replace('"two"', '"zwei"') + '\n// set: ../../lost\n// set: noon\ncall "three"\n'
    store.drafts.put(replace(draft, conversations=said))
    assert [one.outcome for one in pull(store, folder) if one.flow == "shop"] == [Outcome.DONE]
    texts = {file.name: file.read_text("utf-8") for file in folder.parent.rglob("*.calls")}
    assert texts == {
        "the_shop.calls": 'call "one"\n',
        "the_shop.night.calls": 'call "zwei"\n\n// set: ../../lost\n',
        "the_shop.noon.calls": 'call "three"\n',
        "the_shop.old.calls": 'call "of an old flow"\n',
        "the_shop_too.calls": 'call "of another flow"\n',
    }


def test_a_set_that_is_no_more_has_no_file_unless_it_was_never_pushed(store: Store, folder: Path) -> None:
    night = folder / "the_shop.night.calls"
    (folder / "the_shop.calls").write_text('call "one"\n', "utf-8")
    night.write_text('call "two"\n', "utf-8")
    push(store, folder, "ann")
    draft = store.drafts.get("shop")
    assert draft is not None
    store.drafts.put(replace(draft, conversations='call "one"\n'))
    night.write_text('call "two, changed"\n', "utf-8")
    assert pull(store, folder)[0].outcome is Outcome.CONFLICT
    assert pull(store, folder, force=True)[0].outcome is Outcome.DONE
    assert night.exists(), "nobody has it but this folder"
    night.write_text('call "two"\n', "utf-8")
    push(store, folder, "ann", force=True)
    draft = store.drafts.get("shop")
    assert draft is not None
    store.drafts.put(replace(draft, conversations='call "one"\n'))
    assert pull(store, folder)[0].outcome is Outcome.DONE
    assert not night.exists()
    assert push(store, folder, "ann")[0].outcome is Outcome.SAME


def test_conversations_go_with_their_flow_both_ways(store: Store, folder: Path, tmp_path: Path) -> None:
    (folder / "the_shop.calls").write_text('call "one"\n', "utf-8")
    push(store, folder, "ann")
    draft = store.drafts.get("shop")
    assert draft is not None
    assert draft.conversations == 'call "one"\n'
    edit(store, FLOW + "// in the browser\n")
    (folder / "the_shop.calls").write_text('call "two"\n', "utf-8")
    assert push(store, folder, "ann")[0].outcome is Outcome.DONE, "two parts, touched on one side each"
    draft = store.drafts.get("shop")
    assert draft is not None
    assert (draft.text, draft.conversations) == (FLOW + "// in the browser\n", 'call "two"\n')
    pull(store, tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere" / "shop.calls").read_text("utf-8") == 'call "two"\n'


def test_pull_makes_the_folder(store: Store, folder: Path, tmp_path: Path) -> None:
    push(store, folder, "ann")
    pull(store, tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b" / "shop.ivr").read_text("utf-8") == FLOW
    assert (tmp_path / "a" / "b" / "shop.layout.json").read_text("utf-8") == "{}"
    assert list((tmp_path / "a" / "b").glob("*.part")) == []


def test_mistakes_are_told(store: Store, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Misuse, match=r"there is no \.ivr file"):
        push(store, tmp_path / "nowhere", "ann")
    (folder / "the_shop.ivr").write_bytes(b"\xff")
    with pytest.raises(Unavailable, match="is not UTF-8"):
        push(store, folder, "ann")
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(Unavailable, match="cannot be made"):
        pull(store, tmp_path / "file" / "flows")


def test_a_store_is_given_only_what_it_lacks(store: Store, tmp_path: Path) -> None:
    configuration = Configuration(tmp_path, routes={"100": "shop", "200": "shop"})
    calendar = LiveDatum("calendar", "office", "file", {"mon": ["09:00-17:00"]})
    store.routes.set("100", "other", "ann")
    assert seed(store, configuration, [calendar], "ann") == ["route 200 -> shop", "calendar office"]
    assert seed(store, configuration, [calendar], "ann") == []
    assert [(route.pattern, route.flow) for route in store.routes.list()] == [("100", "other"), ("200", "shop")]


def test_live_data_that_somebody_took_away_does_not_come_back(store: Store, tmp_path: Path) -> None:
    configuration = Configuration(tmp_path)
    calendar = LiveDatum("calendar", "office", "file", {"mon": ["09:00-17:00"]})
    assert seed(store, configuration, [calendar], "ann") == ["calendar office"]
    there = store.live.get("calendar", "office")
    assert there is not None
    store.live.remove("calendar", "office", "li", there.revision)
    assert seed(store, configuration, [calendar], "ann") == []
    assert store.live.get("calendar", "office") is None
