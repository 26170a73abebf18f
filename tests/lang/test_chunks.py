"""Cutting a text into blocks without parsing it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.lang import chunks as chunks_module
from ivrflow.lang.chunks import STRING, Chunk, at_heads, cut

TWO = '// f\nflow f {\n  x = "}" // }\n}\n\n// a\nplay a {\n  y = { fr: "{" }\n} // end\n// tail\n'


def test_each_chunk_has_its_comments_and_its_place() -> None:
    chunks = list(cut(TWO))
    assert [(chunk.line, chunk.column, chunk.closed) for chunk in chunks] == [(1, 1, True), (5, 1, True), (10, 1, True)]
    assert chunks[1].text == '\n// a\nplay a {\n  y = { fr: "{" }\n} // end\n'
    assert [chunk.is_empty for chunk in chunks] == [False, False, True]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["{", "}", '"', "\\", "//", "\n", "a b {\n", " ", "x"]), max_size=30).map("".join))
def test_nothing_is_lost_or_misplaced(text: str) -> None:
    chunks = list(cut(text))
    assert "".join(chunk.text for chunk in chunks) == text
    before = ""
    for chunk in chunks:
        assert chunk.line == before.count("\n") + 1
        assert chunk.column == len(before) - before.rfind("\n")
        pieces = at_heads(chunk)
        assert "".join(piece.text for piece in pieces) == chunk.text
        before += chunk.text


def test_a_forgotten_quote_ends_with_its_block() -> None:
    text = 'play a {\n  x = "oops\n}\nplay b {\n}\n'
    assert [chunk.line for chunk in cut(text)] == [1, 4]


def test_blocks_run_into_each_other_are_cut_at_their_heads() -> None:
    chunk = Chunk('play a {\n  x = 1\n\n// b\nplay b "B" { // c\n}\n\nplay c {\n}\n', 11)
    assert [(piece.line, piece.closed) for piece in at_heads(chunk)] == [(11, False), (13, True), (17, True)]


def test_a_head_counts_only_at_the_beginning_of_its_line() -> None:
    assert Chunk("// c\n\nplay a {\n}\n", 1).begins_with_head
    assert not Chunk("  play a {\n}\n", 1).begins_with_head
    assert not Chunk("x\nplay a {\n}\n", 1).begins_with_head


def test_the_grammar_ends_strings_where_chunks_end_them() -> None:
    grammar = Path(chunks_module.__file__).with_name("flow.lark").read_text(encoding="utf-8")
    (line,) = (line for line in grammar.split("\n") if line.startswith("STRING:"))
    # In the grammar slashes are escaped and the closing quote must be there.
    assert line.removeprefix("STRING: /").removesuffix("/").replace(r"\/", "/") + "?" == STRING
