"""The page of results: a section is replaced, others and what people wrote stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bench.report import Section, table, write
from bench.row import Row

ROW = Row("gap, 600 calls", "p99 21 ms", target="at most 30 ms", met=True, command="python -m bench sip")
SECTION = Section("sip", "2026-03-02", {"Processor": "a fast one"}, [ROW])


def test_a_table_says_what_when_on_what_and_how() -> None:
    text = table(replace(SECTION, rows=[ROW, replace(ROW, what="CPU", beside="Asterisk: 3 ms", ratio=0.25, met=None)]))
    assert "Measured 2026-03-02 with `python -m bench sip`." in text
    assert "- Processor: a fast one" in text
    assert "| gap, 600 calls | p99 21 ms | at most 30 ms | yes |  |  |  |" in text
    assert "| CPU | p99 21 ms | at most 30 ms |  | Asterisk: 3 ms | 0.25 |  |" in text


def test_rows_with_commands_of_their_own_show_them() -> None:
    text = table(replace(SECTION, rows=[ROW, replace(ROW, command="python bench/other.py | head")]))
    assert "| `python -m bench sip` |" in text
    assert "| `python bench/other.py \\| head` |" in text


def test_a_missed_target_is_plain_to_see() -> None:
    assert "| **no** |" in table(replace(SECTION, rows=[replace(ROW, met=False)]))


def test_writing_again_replaces_only_its_own_section(tmp_path: Path) -> None:
    page = tmp_path / "reference/performance.md"
    write(SECTION, page)
    write(replace(SECTION, bench="interpreter"), page)
    page.write_text(page.read_text() + "\nA remark by somebody.\n")
    write(replace(SECTION, date="2026-04-01"), page)
    text = page.read_text()
    assert text.startswith("# Performance\n")
    assert text.count("## sip\n") == text.count("## interpreter\n") == 1
    assert "Measured 2026-04-01" in text
    assert "Measured 2026-03-02" in text, "of the interpreter"
    assert "A remark by somebody." in text
