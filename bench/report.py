"""Results as Markdown tables, one for each bench, kept between markers in docs/reference/performance.md."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.row import Row

__all__ = ["PAGE", "Section", "table", "write"]

PAGE = Path(__file__).parents[1] / "docs/reference/performance.md"

_INTRODUCTION = """\
# Performance

Measured, never estimated; each table says when, on what, and with which command. `python -m bench` writes them anew:
edit nothing between the markers. What the words mean: a *channel-second* is one second of one call with audio both
ways; a *gap* is the time between two packets of a stream as the receiving kernel stamps them, 20 ms where all is well.
"""
_COLUMNS = ("What", "Measured", "Target", "Met", "Beside", "Ratio", "Remark")
_VERDICTS = {True: "yes", False: "**no**", None: ""}


@dataclass(frozen=True, slots=True)
class Section:
    """The results of one bench."""

    bench: str
    date: str
    """ISO 8601."""
    machine: Mapping[str, str]
    rows: Sequence[Row]


def table(section: Section) -> str:
    """Its Markdown: heading, machine, table. A command that all rows share stands above it."""
    commands = list(dict.fromkeys(row.command for row in section.rows if row.command))
    shared = commands[0] if len(commands) == 1 else ""
    lines = [f"## {section.bench}", "", f"Measured {section.date}" + (f" with `{shared}`." if shared else "."), ""]
    lines += [f"- {name}: {value}" for name, value in section.machine.items()]
    columns = _COLUMNS if shared or not commands else (*_COLUMNS, "Command")
    lines += ["", _line(columns), "|" + "---|" * len(columns)]
    for row in section.rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        cells = [row.what, row.measured, row.target, _VERDICTS[row.met], row.beside, ratio, row.remark]
        if len(columns) > len(cells):
            cells.append(f"`{row.command}`")
        lines.append(_line(cells))
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def write(section: Section, page: Path = PAGE) -> None:
    """Put a section in its place on the page, which is made if there is none; other benches' sections stay."""
    begin, end = f"<!-- bench {section.bench}: begin -->", f"<!-- bench {section.bench}: end -->"
    block = f"{begin}\n{table(section)}{end}\n"
    text = page.read_text(encoding="utf-8") if page.exists() else _INTRODUCTION
    place = re.compile(re.escape(begin) + ".*?" + re.escape(end) + "\n", re.DOTALL)
    text = place.sub(lambda _: block, text) if place.search(text) else f"{text.rstrip()}\n\n{block}"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")
