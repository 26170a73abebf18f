"""Text → document → text is the identity on canonical text, comments and all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from designer.documents.reading import document_of, layout_shape, read_document
from designer.documents.shapes import BlockShape, BrokenBlock, Document
from designer.documents.writing import Written, flow_of, layout_of, write_document
from ivrflow.lang import format_text, parse_flow, print_flow
from ivrflow.model.flow import Flow, Layout, NodeGroup

from ...lang.flow_strategies import flows

FLOWS = sorted((Path(__file__).parents[3] / "flows").glob("*.ivr"))


def _through_json(document: Document) -> Document:
    return Document.model_validate_json(document.model_dump_json(exclude_defaults=True))


@given(flows)
def test_every_flow_survives_the_browser(flow: Flow) -> None:
    assert flow_of(_through_json(document_of(flow))) == flow


@given(flows)
def test_text_to_document_to_text_is_the_identity_on_canonical_text(flow: Flow) -> None:
    text = print_flow(flow)
    document = read_document(text)
    assert document is not None
    assert write_document(_through_json(document)) == text


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: path.stem)
def test_the_example_flows_survive_the_browser(path: Path) -> None:
    text = format_text(path.read_text("utf-8"))
    document = read_document(text)
    assert document is not None
    assert write_document(_through_json(document)) == text


BROKEN = """\
flow f {
  start = a
}

play a {
  prompt = say("one"
  done -> b
}

// stays above b
play b {
  done -> c
}

menu c "unfinished" {
  key "1" -> a

play d {
}
"""


def test_a_block_that_cannot_be_read_is_carried_as_it_stands() -> None:
    document = read_document(BROKEN)
    assert document is not None
    assert [(block.type, block.kind, block.id) for block in document.blocks] == [
        ("broken", "play", "a"),
        ("block", "play", "b"),
        ("broken", "menu", "c"),
        ("block", "play", "d"),
    ]
    assert write_document(document) == BROKEN


def test_without_a_header_there_is_no_document() -> None:
    assert read_document("play a {\n}\n") is None


def test_the_second_of_two_nodes_with_one_name_is_kept_as_text() -> None:
    text = "flow f {\n}\n\nplay a {\n}\n\nplay a {\n  done -> a\n}\n"
    document = read_document(text)
    assert document is not None
    assert [block.type for block in document.blocks] == ["block", "broken"]
    assert isinstance(document.blocks[1], BrokenBlock)
    assert write_document(document) == text


def test_what_was_printed_before_is_not_printed_anew() -> None:
    document = read_document("flow f {\n}\n\nplay a {\n}\n\nplay b {\n}\n\n// end\n")
    assert document is not None
    written = Written()
    assert written.write(document) == written.write(document)
    assert written.write(document).lines == (4, 7)
    changed = document.model_copy(update={"blocks": document.blocks[1:]})
    assert written.write(changed).text == "flow f {\n}\n\nplay b {\n}\n\n// end\n"


def test_a_canvas_survives_the_browser() -> None:
    layout = Layout(
        (("a", 1, 2), ("note", 3, 4)), (("note", 240, 120),), (NodeGroup("g", "Cards", ("a", "note"), True),)
    )
    shape = layout_shape(layout)
    assert layout_of(type(shape).model_validate_json(shape.model_dump_json())) == layout


def test_members_that_nobody_knows_are_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        Document.model_validate_json(json.dumps({"header": {"id": "f", "colour": "red"}}))


def test_broken_text_with_parsed_parts_reads_back_to_the_same_document() -> None:
    document = read_document(BROKEN)
    assert document is not None
    assert read_document(write_document(document)) == document
    assert not parse_flow(write_document(document)).is_whole


PASTED = ["1\n}\nplay evil {\n  done -> b", "1\r\n  glow = 2", "1\x00", "\x1b[31m1", "\ufeff1", "1\x0b\n"]


@pytest.mark.parametrize("pasted", PASTED)
def test_what_was_pasted_begins_no_line_and_breaks_nothing_else(pasted: str) -> None:
    written = json.loads(WITH_REMARKS)
    field, exit_ = written["blocks"][0]["entries"]
    for value in (field["value"], field["comments"], exit_):
        for name in ("text", "end", "argument"):
            if name in value:
                value[name] = pasted
    read = read_document(write_document(Document.model_validate(written)))
    assert read is not None
    assert read.blocks[-1].id == "b"
    assert isinstance(read.blocks[-1], BlockShape)
    assert not any(isinstance(block, BlockShape) and block.id == "evil" for block in read.blocks)


WITH_REMARKS = """{"header": {"id": "f"}, "blocks": [
  {"type": "block", "kind": "set", "id": "a", "entries": [
    {"type": "field", "name": "n", "value": {"type": "text", "text": "1"}, "comments": {"end": "a remark"}},
    {"type": "exit", "name": "key", "argument": "\\"1\\"", "target": "b"}]},
  {"type": "block", "kind": "hang_up", "id": "b"}]}"""


def test_a_broken_block_keeps_its_lines_and_makes_no_other_unreadable() -> None:
    document = read_document(BROKEN)
    assert document is not None
    first = document.blocks[0]
    assert isinstance(first, BrokenBlock)
    pasted = first.model_copy(update={"text": first.text.replace("one", "o\x00ne")})
    assert write_document(document.model_copy(update={"blocks": (pasted, *document.blocks[1:])})) == BROKEN
