"""Each kind of the catalogue has a page with its fields and exits."""

from __future__ import annotations

from pathlib import Path

from ivrflow.nodes.catalogue import BUILT_IN
from ivrflow.nodes.declare import params_of
from tools.reference import ROOT
from tools.reference_kinds import kind_pages


def test_a_page_says_all_that_is_declared() -> None:
    made = kind_pages(ROOT)
    for kind in BUILT_IN:
        text = made[Path(f"docs/reference/kinds/{kind.kind}.md")]
        assert (kind.__doc__ or "").splitlines()[0] in text
        assert all(f"| `{param.name}` |" in text for param in params_of(kind)), kind.kind
        assert all(f"| `{spec.name}" in text for spec in kind.exits), kind.kind
        assert f"({kind.kind}.md)" in made[Path("docs/reference/kinds/README.md")]
