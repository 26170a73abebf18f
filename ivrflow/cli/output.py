"""Tables for people, JSON for programs, progress for what takes longer than a second."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

__all__ = ["Output", "ProgressBar"]


class ProgressBar(Protocol):
    """Told how far something is."""

    def __call__(self, done: int, total: int) -> None: ...


class Output:
    """Where a command says what it found. With `--json`, exactly one JSON document goes to standard output."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self._console = Console(highlight=False, soft_wrap=True)
        self._errors = Console(stderr=True, highlight=False, soft_wrap=True)

    def say(self, text: str) -> None:
        """A line for people; nothing with `--json`."""
        if not self.as_json:
            self._console.print(text, markup=False)

    def warn(self, text: str) -> None:
        """A line on standard error."""
        self._errors.print(text, markup=False)

    def document(self, document: Any) -> None:
        """The one document of `--json`; nothing for people."""
        if self.as_json:
            json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=str)
            sys.stdout.write("\n")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A table for people."""
        if self.as_json:
            return
        if not self._console.is_terminal:
            # Whole values, tab-separated: other programs read it, and nothing is cut to a width.
            for row in rows:
                self._console.print("\t".join(str(cell) for cell in row), markup=False)
            return
        table = Table(*columns, box=None, header_style="bold", pad_edge=False)
        for row in rows:
            table.add_row(*(str(cell) for cell in row))
        self._console.print(table, markup=False)

    @contextmanager
    def progress(self, what: str) -> Iterator[ProgressBar]:
        """A bar on standard error, only where somebody looks at it."""
        if self.as_json or not self._errors.is_terminal:
            yield lambda done, total: None
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self._errors, transient=True) as bars:
            task = bars.add_task(what, total=None)
            yield lambda done, total: bars.update(task, completed=done, total=total)
