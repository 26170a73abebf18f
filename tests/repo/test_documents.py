"""What readers are told is true: links lead somewhere, records have numbers, kinds and findings are documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.nodes.declare import params_of
from ivrflow.nodes.node import Node
from ivrflow.runtime.finding_codes import FINDING_CODES

from .tree import ROOT, tracked

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
DOCUMENTS = [path for path in tracked() if path.suffix == ".md"]
RECORDS = sorted(path for path in DOCUMENTS if re.match(r"\d{4}-", path.name) and path.parent.name == "adr")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    targets = [target.partition("#")[0] for target in LINK.findall(text) if "://" not in target]
    assert [target for target in targets if target and not (document.parent / target).exists()] == []


def test_records_are_numbered_without_gaps() -> None:
    assert [int(path.name[:4]) for path in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_every_record_is_in_the_index() -> None:
    index = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")
    assert [path.name for path in RECORDS if f"({path.name})" not in index] == []


def test_the_changelog_begins_with_what_is_not_released() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"


@pytest.mark.parametrize("kind", load_catalogue().values(), ids=lambda kind: kind.kind)
def test_every_kind_explains_itself(kind: type[Node]) -> None:
    assert kind.__doc__
    assert kind.title
    assert [param.name for param in params_of(kind) if not param.label] == []
    assert [spec.name for spec in kind.exits if not spec.help and spec.name != "done"] == []


@pytest.mark.parametrize("code", FINDING_CODES.values(), ids=lambda code: code.code)
def test_every_finding_has_its_three_parts(code: object) -> None:
    assert all(len(getattr(code, part)) > 10 for part in ("what", "why", "mend"))


@pytest.mark.parametrize("code", sorted(FINDING_CODES))
def test_every_finding_has_its_reference_page(code: str) -> None:
    assert (ROOT / "docs" / "reference" / "issues" / f"{code}.md").exists(), "`make docs` computes it"


@pytest.mark.parametrize("name", sorted(load_catalogue()))
def test_every_kind_has_its_reference_page(name: str) -> None:
    assert (ROOT / "docs" / "reference" / "kinds" / f"{name}.md").exists(), "`make docs` computes it"
