"""A page for each finding: what it is, why it matters to the caller, how to mend it, and a flow that has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ivrflow.compiler.codes import ALL_CODES
from ivrflow.compiler.world import World
from ivrflow.lang import render_issue
from ivrflow.lang.conversations import parse_conversations
from ivrflow.model.issues import Issue, IssueCode
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.publishing import PUBLISH_CODES
from ivrflow.runtime.wiring import installation
from tools.markdown import code, page, table

__all__ = ["CODES", "WITHOUT_EXAMPLE", "findings_of", "issue_pages"]

CODES: Mapping[str, IssueCode] = dict(
    sorted({**ALL_CODES, **{each.code: each for each in PUBLISH_CODES}}.items()),
)

BROKEN = Path("tests/compiler/broken")
PAGES = Path("docs/reference/issues")

WITHOUT_EXAMPLE = {
    "IVR003": "an example would have a megabyte",
    "IVR304": "it depends on the voices and recordings of the installation that publishes",
    "IVR305": "it depends on the voices and recordings of the installation that publishes",
    "IVR505": "it depends on the routes and the channel of the installation that publishes",
}
"""Findings that no small text has by itself, and why."""

GROUPS = (
    ("0", "Reading the file"),
    ("1", "Structure"),
    ("2", "Variables and types"),
    ("3", "Prompts"),
    ("4", "Fields and input"),
    ("5", "Host data and hand-off"),
    ("6", "Privacy and trust"),
)


def issue_pages(root: Path) -> dict[Path, str]:
    """The pages, their index, and beside each broken flow the message that people see."""
    world = demo_world(root)
    made: dict[Path, str] = {PAGES / "README.md": _index()}
    for name, each in CODES.items():
        example = ""
        if (path := broken_flow(root, name)) is not None:
            message = "\n".join(_rendered(path, world))
            made[BROKEN / f"{name}.txt"] = f"{message}\n"
            example = _example(path, message)
        made[PAGES / f"{name}.md"] = _page(each, example)
    return made


def demo_world(root: Path) -> World:
    """What the broken flows may refer to: what the demo installation has."""
    with installation(read_configuration(root / "ivrflow.toml", {})) as installed:
        return installed.files_world()


def broken_flow(root: Path, name: str) -> Path | None:
    """The file that has the finding: a flow, or a conversation."""
    candidates = (root / BROKEN / f"{name}{suffix}" for suffix in (".ivr", ".calls"))
    return next((path for path in candidates if path.exists()), None)


def findings_of(path: Path, world: World) -> tuple[str, tuple[Issue, ...]]:
    """The text that the places of the findings count in, and the findings."""
    if path.suffix == ".calls":
        text = path.read_text("utf-8")
        return text, parse_conversations(text, path.name).issues
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    read = FlowSet(world).read({path.name: FlowText(path.name, text)})[path.name]
    return read.parsed.text, read.issues


def _rendered(path: Path, world: World) -> Iterable[str]:
    text, issues = findings_of(path, world)
    for issue in issues:
        yield render_issue(text, path.name, issue)


def _example(path: Path, message: str) -> str:
    text = path.read_bytes().decode("utf-8", "replace")
    return f"## Example\n\n{code(text)}\n\n{code(message)}"


def _page(each: IssueCode, example: str) -> str:
    # A finding without an example that is not listed is found by the tests.
    reason = WITHOUT_EXAMPLE.get(each.code, "")
    return page(
        f"{each.code} {each.name}",
        f"*{each.severity.value.capitalize()}.* {each.what}",
        f"## Why it matters to the caller\n\n{each.why}",
        f"## How to mend it\n\n{each.mend}",
        example or f"There is no example here: {reason}.",
    )


def _index() -> str:
    sections = []
    for digit, title in GROUPS:
        rows = [
            [f"[{name}]({name}.md)", each.name, each.severity.value, each.what]
            for name, each in CODES.items()
            if name[3] == digit
        ]
        sections.append(f"## {title}\n\n{table(['Code', 'Name', 'Severity', 'What'], rows)}")
    return page(
        "Findings",
        "What can be wrong with a flow. An error blocks publishing, a warning asks for a decision, a hint does "
        "neither. `ivrflow explain CODE` says the same at the command line.",
        *sections,
    )
