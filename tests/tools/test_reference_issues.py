"""Each finding has a page of the three parts, listed in the index."""

from __future__ import annotations

from pathlib import Path

from tools.reference import ROOT
from tools.reference_issues import CODES, WITHOUT_EXAMPLE, issue_pages


def test_a_page_has_its_parts() -> None:
    made = issue_pages(ROOT)
    index = made[Path("docs/reference/issues/README.md")]
    for name, each in CODES.items():
        text = made[Path(f"docs/reference/issues/{name}.md")]
        assert each.what in text
        assert each.why in text
        assert each.mend in text
        assert ("## Example" in text) is (name not in WITHOUT_EXAMPLE)
        assert f"[{name}]({name}.md)" in index
