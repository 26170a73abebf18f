"""Tables for people, JSON for programs, progress for what takes longer than a second."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any, Protocol

__all__ = ["Output", "ProgressBar"]

PATIENCE_S = 1.0
"""What takes no longer than this needs no progress bar."""


class ProgressBar(Protocol):
    """Told how far something is."""

    def __call__(self, done: int, total: int, /) -> None: ...


class Output:
    """Where a command says what it found. With `--json`, exactly one JSON document goes to standard output."""

    def __init__(self, as_json: bool = False) -> None:
        self.as_json = as_json

    def say(self, text: str) -> None:
        """A line for people; nothing with `--json`."""
        if not self.as_json:
            print(text)

    def warn(self, text: str) -> None:
        """A line on standard error."""
        print(text, file=sys.stderr)

    def document(self, document: Any) -> None:
        """The one document of `--json`; nothing for people."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False, indent=2, default=str))

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A table for people. In a pipe, tab-separated whole values: other programs read it."""
        if self.as_json:
            return
        if not sys.stdout.isatty():
            for row in rows:
                print("\t".join(str(cell) for cell in row))
            return
        from rich.console import Console
        from rich.table import Table

        table = Table(box=None, header_style="bold", pad_edge=False)
        for column in columns:
            # The first is what the other commands take, such as the id of a call: people copy it.
            table.add_column(column, no_wrap=not table.columns, overflow="fold")
        for row in rows:
            table.add_row(*(str(cell) for cell in row))
        Console(highlight=False, markup=False).print(table)

    @contextmanager
    def progress(self, what: str) -> Iterator[ProgressBar]:
        """A bar on standard error, where somebody looks at it, once it has taken a second."""
        if self.as_json or not sys.stderr.isatty():
            yield lambda done, total: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        bars = Progress(*columns, console=Console(stderr=True), transient=True)
        task = bars.add_task(what, total=None)
        began = monotonic()

        def show(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total or None)
            if monotonic() - began > PATIENCE_S:
                bars.start()

        try:
            yield show
        finally:
            bars.stop()
