"""A page for each finding: what it is, why it matters to the caller, how to mend it, and a flow that has it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ivrflow.compiler.world import World
from ivrflow.lang import render_issue
from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.model.issues import Issue, IssueCode
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.finding_codes import FINDING_CODES
from ivrflow.runtime.flow_set import FlowSet, FlowText, ReadFlow
from ivrflow.runtime.proving import prove_flows
from ivrflow.runtime.wiring import installation
from ivrflow.verify.demonstration import Demonstration
from tools.markdown import code, page, table

__all__ = ["CODES", "WITHOUT_EXAMPLE", "broken_flow", "demo_world", "findings_of", "issue_pages", "read_broken"]

CODES: Mapping[str, IssueCode] = FINDING_CODES

BROKEN = Path("tests/compiler/broken")
"""Where the findings in texts have their examples."""
EXPLORED = Path("tests/verify/broken")
"""Where those of explorations have theirs; and the calls that show what is wrong with any of them."""
PAGES = Path("docs/reference/issues")

WITHOUT_EXAMPLE = {
    "IVR003": "an example would have a megabyte",
    "IVR304": "it depends on the voices and recordings of the installation that publishes",
    "IVR305": "it depends on the voices and recordings of the installation that publishes",
    "IVR308": "it takes two flows, and one of them is well",
    "IVR505": "it depends on the routes and the channel of the installation that publishes",
    "IVR709": "the compiler refuses every flow that gives a secret away (IVR601); this finding is for node kinds of an "
    "installation's own, whose Python might",
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
    ("7", "What callers can live through"),
)


def issue_pages(root: Path) -> dict[Path, str]:
    """The pages, their index; beside each broken flow the message that people see, and the call that shows it."""
    world = demo_world(root)
    made: dict[Path, str] = {PAGES / "README.md": _index()}
    for name, each in CODES.items():
        example = ""
        if (path := broken_flow(root, name)) is not None:
            text, issues, demonstrations = findings_of(path, world)
            issue = next(each for each in issues if each.code == name)
            message = render_issue(text, path.name, issue)
            made[path.relative_to(root).with_suffix(".txt")] = f"{message}\n"
            shown = demonstrations.get(issue)
            if shown is not None:
                made[EXPLORED / f"{name}.calls"] = print_conversations([shown.conversation])
            example = _example(path, message, shown)
        made[PAGES / f"{name}.md"] = _page(each, example)
    return made


def demo_world(root: Path) -> World:
    """What the broken flows may refer to: what the demo installation has."""
    with installation(read_configuration(root / "ivrflow.toml", {})) as installed:
        return installed.files_world()


def broken_flow(root: Path, name: str) -> Path | None:
    """The file that has the finding: a flow, or a conversation."""
    candidates = (root / BROKEN / f"{name}.ivr", root / BROKEN / f"{name}.calls", root / EXPLORED / f"{name}.ivr")
    return next((path for path in candidates if path.exists()), None)


def read_broken(path: Path, world: World) -> ReadFlow:
    """The flow, as far as it can be read."""
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    return FlowSet(world).read({path.name: FlowText(path.name, text)})[path.name]


def findings_of(path: Path, world: World) -> tuple[str, tuple[Issue, ...], Mapping[Issue, Demonstration]]:
    """The text that the places of the findings count in, the findings, and their calls.

    Of a flow that is broken as a text these are the findings in the text.
    """
    if path.suffix == ".calls":
        text = path.read_text("utf-8")
        return text, parse_conversations(text, path.name).issues, {}
    read = read_broken(path, world)
    proved = prove_flows([read]).findings
    found = tuple(each for each in proved if each.issue in read.issues or not read.issues)
    shown = {each.issue: each.demonstration for each in found if each.demonstration is not None}
    return read.parsed.text, tuple(each.issue for each in found), shown


def _example(path: Path, message: str, shown: Demonstration | None) -> str:
    text = path.read_bytes().decode("utf-8", "replace")
    sections = ["## Example", code(text), code(message)]
    if shown is not None:
        title = "A call that shows it" if shown.shows else "A call that gets there"
        sections += [f"{title}:", code(print_conversations([shown.conversation]))]
    return "\n\n".join(sections)


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
