"""The guide from an idea to a proved flow: whoever does what it tells, from the first line on, sees what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from .tree import ROOT
from .walkthrough import Step, Walkthrough, changed, environment, matches, steps_of

GUIDE = ROOT / "docs" / "guide" / "from-an-idea-to-a-proved-flow.md"


@pytest.mark.slow
def test_what_the_guide_shows_is_what_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "ferry"
    folder.mkdir()
    with Walkthrough(folder, environment()) as walk:
        for step in steps_of(GUIDE.read_text("utf-8")):
            printed = walk.take(step)
            assert matches(printed, step.text) or step.what != "try", f"{told(step)}\n{printed}"


def told(step: Step) -> str:
    return f"{GUIDE.name}:{step.line}: $ {step.subject} prints something else than the guide tells:"


def test_the_guide_is_read_completely() -> None:
    text = GUIDE.read_text("utf-8")
    steps = list(steps_of(text))
    assert {step.what for step in steps} == {"file", "change", "remove", "try", "phone"}
    assert sum(step.what == "try" for step in steps) == text.count("\n$ ")
    assert text.count("<!-- ") == len({step.line for step in steps}), "a comment that is no step"


def test_steps_are_found_with_their_blocks() -> None:
    document = "Save:\n\n<!-- file: a/b.toml -->\n```toml\nx = 1\n```\n\n<!-- phone: 700 12 -->\n\n<!-- try -->\n"
    document += "```console\n$ ls\na\n$ true\n```\n"
    assert list(steps_of(document)) == [
        Step("file", "a/b.toml", "x = 1\n", 3),
        Step("phone", "700 12", "", 8),
        Step("try", "ls", "a\n", 10),
        Step("try", "true", "", 10),
    ]


@pytest.mark.parametrize(
    ("printed", "shown", "equal"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a  \n\nb", "a\n\nb", True),
        ("a\nb\n", "a\n", False),
        ("release 12ab (publication 1)", "release … (publication 1)", True),
        ("release 12ab (publication 2)", "release … (publication 1)", False),
        ("a\nb\nc\nd", "a\n…\nd", True),
        ("a.b", "axb", False),
    ],
)
def test_what_is_printed_is_compared_where_it_is_told(printed: str, shown: str, equal: bool) -> None:
    assert matches(printed, shown) is equal


FLOW = """\
// A line.
flow x {
  start = a
}

play a {
  prompt = {
    en-US: say("{one}")
  }
}

menu b "B" {
}
"""


def test_a_change_takes_the_place_of_what_it_replaces() -> None:
    now = changed(FLOW, 'play a "A" {\n}\n\n// New.\nreturn c {\n}\n')
    assert now == FLOW.partition("play")[0] + 'play a "A" {\n}\n\nmenu b "B" {\n}\n\n// New.\nreturn c {\n}\n'
    assert changed(FLOW, "flow x {\n}\n").startswith("flow x {\n}\n\nplay a")
    calls = 'call "one" from 1\n  press 1\n\ncall "two"\n  hang up\n'
    assert changed(calls, 'call "one"\n  hear "x"\n') == 'call "one"\n  hear "x"\n\ncall "two"\n  hang up\n'
