"""Files do one thing, are called what they are, and say nothing about where they were written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .tree import ROOT, modules, texts, tracked, tree_of

MOST_LINES = 300
NOT_WRITTEN_BY_HAND = {"voices", "reference"}
BANNED = re.compile(r"^(utils?|helpers?|common|manager|misc|stuff|base_.*|.*_(utils?|helpers?|manager))$")
# Written apart, so that this file does not find itself.
WORKPLACE = re.compile("|".join(["/wo" + "rk/", r"\.\./sha" + "red", r"\.libr" + "ary/", "issues sh" + "ow"]))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_files_stay_short_or_say_why_not() -> None:
    long = [
        f"{_name(path)}: {len(lines)} lines"
        for path in texts()
        if path.suffix in {".py", ".c", ".h", ".ts", ".tsx"}
        and len(lines := path.read_text("utf-8").splitlines()) > MOST_LINES
        and not any("# size: " in line for line in lines)
    ]
    assert not long, f"split them, or say why not in a line `# size: …` ({MOST_LINES} lines at most)"


def test_nothing_is_called_by_a_word_that_says_nothing() -> None:
    # Chapters of the guide are called after the people who read them, and a manager is one.
    named = [path for path in tracked() if "guide" not in path.parts]
    found = [_name(path) for path in named if any(BANNED.match(part.split(".")[0]) for part in path.parts)]
    assert not found, "a file is named after what it does"


def test_nothing_tells_of_the_place_where_it_was_written() -> None:
    found = [
        f"{_name(path)}:{number}"
        for path in texts()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if WORKPLACE.search(line)
    ]
    assert not found


@pytest.mark.parametrize("path", modules(), ids=_name)
def test_every_module_says_what_it_is_and_what_it_offers(path: Path) -> None:
    tree = tree_of(path)
    body = tree.body
    assert body, "an empty module; give a package a docstring, or remove the file"
    documentation = body[0]
    assert getattr(getattr(documentation, "value", None), "value", None), "the module has no docstring"
    defined = {getattr(target, "id", "") for node in body for target in getattr(node, "targets", [])}
    # The docstring alone is enough for a package that only holds others.
    assert len(body) == 1 or "__all__" in defined, "the module has no __all__"
