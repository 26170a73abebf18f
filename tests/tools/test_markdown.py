"""Tables and blocks as Markdown shows them."""

from __future__ import annotations

from tools.markdown import code, page, table


def test_cells_hold_one_line_and_no_bar() -> None:
    assert table(["a", "b"], [["x|y", "one\ntwo"]]) == "| a | b |\n| --- | --- |\n| x&#124;y | one two |"


def test_empty_sections_are_left_out() -> None:
    assert page("Title", "", "text").endswith("# Title\n\ntext\n")


def test_code_ends_on_a_line_of_its_own() -> None:
    assert code("a\nb\n\n", "toml") == "```toml\na\nb\n```"
