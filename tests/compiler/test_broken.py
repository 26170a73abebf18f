"""One deliberately broken flow for each finding in a text, with the message that people see.

`python -m tools.reference` writes the messages; look at what changes in them before committing. What only exploring
finds is in tests/verify.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.compiler.world import World
from ivrflow.lang import render_issue
from ivrflow.verify.findings.codes import VERIFY_CODES
from tools.reference import ROOT
from tools.reference_issues import CODES, WITHOUT_EXAMPLE, broken_flow, demo_world, findings_of

BROKEN = Path(__file__).parent / "broken"


@pytest.fixture(scope="module")
def world() -> World:
    return demo_world(ROOT)


def test_every_code_has_a_broken_flow_or_a_reason_to_have_none() -> None:
    with_flow = {path.stem for path in BROKEN.glob("IVR*") if path.suffix != ".txt"}
    explored = {code.code for code in VERIFY_CODES}
    assert with_flow | WITHOUT_EXAMPLE.keys() | explored == CODES.keys()
    assert not with_flow & (WITHOUT_EXAMPLE.keys() | explored)


@pytest.mark.parametrize("code", sorted(path.stem for path in BROKEN.glob("*.txt")))
def test_a_broken_flow_has_its_finding_and_no_other(code: str, world: World) -> None:
    path = broken_flow(ROOT, code)
    assert path is not None
    text, issues, _ = findings_of(path, world)
    assert [issue.code for issue in issues] == [code]
    (issue,) = issues
    assert issue.severity is CODES[code].severity
    assert (BROKEN / f"{code}.txt").read_text("utf-8") == f"{render_issue(text, path.name, issue)}\n"


def test_too_large(world: World, tmp_path: Path) -> None:
    """The one finding whose example would not fit into a page."""
    path = tmp_path / "large.ivr"
    path.write_text("// much\n" * 200_000, "utf-8")
    _, issues, _ = findings_of(path, world)
    assert [issue.code for issue in issues] == ["IVR003"]
