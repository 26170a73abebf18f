"""A document is checked while it is drawn: every finding has its place, and only what changed is sent and told."""

from __future__ import annotations

import gc

import pytest

from designer.documents.checking import Changes, Checked, DocumentChecker, Outdated
from designer.documents.places import Place
from designer.documents.reading import read_document
from designer.documents.shapes import BlockShape, Document, FieldShape, LanguageText, LocalizedValue, TextValue
from ivrflow.compiler.world import World
from ivrflow.model.errors import Misuse
from ivrflow.nodes.catalogue import load_catalogue

WORLD = World(load_catalogue())
TEXT = """\
flow f "Flow" {
  languages = [en-US, zh-CN]
  zone = UTC
  start = main
  var name: text = ""
}

// the only menu
menu main "Main" {
  prompt = {
    en-US: say("For a song, press 1.")
    zh-CN: say("听歌请按1。")
  }
  attempts = 2
  key "1" -> bye
  noinput -> bye
  nomatch -> bye
}

hang_up bye {
  prompt = say("{name}")
}
"""


def _document(text: str = TEXT) -> Document:
    document = read_document(text)
    assert document is not None
    return document


def _block(document: Document, node: str) -> BlockShape:
    return next(block for block in document.blocks if isinstance(block, BlockShape) and block.id == node)


def _places(checked: Checked) -> list[tuple[str, Place]]:
    return [(issue.code, place) for issue, place in checked.issues]


def _with_chinese(document: Document, text: str) -> Document:
    main = _block(document, "main")
    prompt = main.entries[0]
    assert isinstance(prompt, FieldShape)
    assert isinstance(prompt.value, LocalizedValue)
    languages = (prompt.value.languages[0], LanguageText(language="zh-CN", text=text))
    value = prompt.value.model_copy(update={"languages": languages})
    entries = (prompt.model_copy(update={"value": value}), *main.entries[1:])
    return document.model_copy(update={"blocks": (main.model_copy(update={"entries": entries}), document.blocks[1])})


def test_a_sound_flow_has_a_program_and_tells_of_its_nodes() -> None:
    checked = DocumentChecker().check(_document(), WORLD)
    assert _places(checked) == []
    assert checked.program is not None
    assert (checked.text, checked.languages) == (TEXT, ("en-US", "zh-CN"))
    assert checked.variables == {"name": "text"}
    main = checked.nodes[0]
    assert (main.id, main.exits) == ("main", ("key", "noinput", "nomatch"))
    assert main.lines == ((2, "key 1"), (3, "noinput"), (4, "nomatch"))


@pytest.mark.parametrize("text", ['say("你好") + {', 'say("你好', "(say("])
def test_a_text_that_cannot_be_read_is_placed_at_its_node_entry_and_language(text: str) -> None:
    checked = DocumentChecker().check(_with_chinese(_document(), text), WORLD)
    assert ("main", 0, "zh-CN") in {(place.node, place.entry, place.language) for _, place in checked.issues}
    assert checked.program is None


def test_an_expression_that_is_wrong_is_placed_too() -> None:
    checked = DocumentChecker().check(_with_chinese(_document(), 'say("{nobody}")'), WORLD)
    assert Place("main", 0, "zh-CN") in [place for _, place in checked.issues]


def test_entries_are_counted_as_they_were_sent_not_as_they_are_printed() -> None:
    document = _document()
    main = _block(document, "main")
    wrong = FieldShape(type="field", name="attempts", value=TextValue(type="text", text="99"))
    last = (*(entry for entry in main.entries if getattr(entry, "name", "") != "attempts"), wrong)
    blocks = (main.model_copy(update={"entries": last}), document.blocks[1])
    checked = DocumentChecker().check(document.model_copy(update={"blocks": blocks}), WORLD)
    assert [(code, place) for code, place in _places(checked) if code == "IVR401"] == [("IVR401", Place("main", 4))]
    assert dict(checked.nodes[0].lines)[1] == "key 1"


def test_a_finding_about_the_header_is_placed_at_its_entry() -> None:
    checked = DocumentChecker().check_text(TEXT.replace("zone = UTC", "zone = Mars"), WORLD)
    assert Place(None, 1) in [place for _, place in checked.issues]


def test_a_text_without_a_header_has_findings_and_no_document() -> None:
    checked = DocumentChecker().check_text("menu main {\n}\n", WORLD)
    assert [place for _, place in checked.issues] == [Place()]
    assert (checked.nodes, checked.program) == ((), None)


def test_changes_are_checked_on_top_of_what_was_sent_and_only_what_differs_is_told() -> None:
    checker = DocumentChecker()
    document = _document()
    first = checker.check(document, WORLD)
    main = _block(document, "main")
    fewer = main.model_copy(update={"entries": (*main.entries[:2], *main.entries[3:])})
    changed = checker.check_changes(Changes(first.stamp, ("main", "bye"), (fewer,)), WORLD)
    assert [node.id for node in changed.nodes] == ["main"]
    removed = checker.check_changes(Changes(changed.stamp, ("main",), ()), WORLD)
    assert "hang_up bye" not in removed.text
    assert removed.nodes == ()
    assert {"bye"} <= {word for issue, _ in removed.issues for word in issue.message.replace("`", '"').split('"')}


def test_changes_of_another_document_are_refused() -> None:
    checker = DocumentChecker()
    with pytest.raises(Outdated, match="send the whole flow"):
        checker.check_changes(Changes(1, (), ()), WORLD)
    stamp = checker.check(_document(), WORLD).stamp
    with pytest.raises(Misuse, match='"ghost" stands in the order'):
        checker.check_changes(Changes(stamp, ("ghost",), ()), WORLD)


def test_what_did_not_change_is_neither_read_nor_told_anew() -> None:
    checker = DocumentChecker()
    typed = checker.check_text(TEXT, WORLD)
    again = checker.check_text(TEXT, WORLD)
    assert all(one is other for one, other in zip(typed.nodes, again.nodes, strict=True))
    longer = checker.check_text(TEXT.replace("play", "// Said last.\nplay").replace("hang_up", "\nhang_up"), WORLD)
    assert [node.lines for node in longer.nodes] == [node.lines for node in typed.nodes]


def test_an_edit_gives_what_checking_anew_would_give() -> None:
    checker = DocumentChecker()
    checker.check(_document(), WORLD)
    broken = _with_chinese(_document(), "say(")
    again = checker.check(broken, WORLD)
    fresh = DocumentChecker().check(broken, WORLD)
    assert (again.issues, again.nodes, again.text) == (fresh.issues, fresh.nodes, fresh.text)


def test_checks_do_not_gather_in_memory() -> None:
    checker, document = DocumentChecker(), _document()

    def objects_after(edits: range) -> int:
        stamp = checker.check(document, WORLD).stamp
        main = _block(document, "main")
        for number in edits:
            changed = main.model_copy(update={"title": f"Edit {number}"})
            stamp = checker.check_changes(Changes(stamp, ("main", "bye"), (changed,)), WORLD).stamp
        gc.collect()
        return len(gc.get_objects())

    objects_after(range(20))
    assert objects_after(range(20, 120)) - objects_after(range(120, 140)) < 200
