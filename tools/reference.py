"""Write the reference pages that are computed: findings, node kinds, settings.

    python -m tools.reference             write what differs
    python -m tools.reference --check     write nothing; exit code 1 when a page is not what it should be

What is said in them comes from the declarations themselves, the examples from the tests: a broken flow for each finding
(tests/compiler/broken, tests/verify/broken), a case for each kind (tests/nodes). The message of each broken flow is
kept beside it, and in tests/verify/broken the call that shows what is wrong with it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from tools.reference_issues import issue_pages
from tools.reference_kinds import kind_pages
from tools.reference_settings import settings_page

__all__ = ["ROOT", "main", "pages"]

ROOT = Path(__file__).parents[1]
_KEPT = {
    "docs/reference/issues": ("*.md",),
    "docs/reference/kinds": ("*.md",),
    "tests/compiler/broken": ("*.txt",),
    "tests/verify/broken": ("*.txt", "*.calls"),
}
"""Folders in which every file of these names is written here: what nothing writes any more is deleted."""


def pages() -> dict[Path, str]:
    """What each file should hold, by path from the root."""
    made: dict[Path, str] = {}
    made |= issue_pages(ROOT)
    made |= kind_pages(ROOT)
    made[Path("docs/reference/configuration.md")] = settings_page()
    return made


def main(arguments: list[str]) -> int:
    made = pages()
    stale = differing(made)
    for path in stale:
        print(path)
        if "--check" in arguments:
            continue
        if path in made:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(made[path], "utf-8")
        else:
            (ROOT / path).unlink()
    if stale and "--check" in arguments:
        print("these pages are not what they should be; run: python -m tools.reference", file=sys.stderr)
        return 1
    return 0


def differing(made: Mapping[Path, str]) -> list[Path]:
    """The files that hold something else, are missing, or should not be there."""
    there = {
        path.relative_to(ROOT)
        for folder, patterns in _KEPT.items()
        for pattern in patterns
        for path in (ROOT / folder).glob(pattern)
    }
    wrong = {path for path, text in made.items() if _read(path) != text}
    return sorted(wrong | (there - made.keys()))


def _read(path: Path) -> str | None:
    try:
        return (ROOT / path).read_text("utf-8")
    except FileNotFoundError:
        return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
