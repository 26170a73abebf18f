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
    """Its Markdown: heading, machine, table."""
    lines = [f"## {section.bench}", "", f"Measured {section.date}.", ""]
    lines += [f"- {name}: {value}" for name, value in section.machine.items()]
    lines += [
        "",
        "| What | Measured | Target | Met | Beside | Ratio | Remark | Command |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in section.rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        cells = [row.what, row.measured, row.target, _VERDICTS[row.met], row.beside, ratio, row.remark]
        escaped = [cell.replace("|", "\\|") for cell in cells]
        lines.append("| " + " | ".join([*escaped, f"`{row.command}`" if row.command else ""]) + " |")
    return "\n".join(lines) + "\n"


def write(section: Section, page: Path = PAGE) -> None:
    """Put a section in its place on the page, which is made if there is none; other benches' sections stay."""
    begin, end = f"<!-- bench {section.bench}: begin -->", f"<!-- bench {section.bench}: end -->"
    block = f"{begin}\n{table(section)}{end}\n"
    text = page.read_text(encoding="utf-8") if page.exists() else _INTRODUCTION
    place = re.compile(re.escape(begin) + ".*?" + re.escape(end) + "\n", re.DOTALL)
    text = place.sub(lambda _: block, text) if place.search(text) else f"{text.rstrip()}\n\n{block}"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")
