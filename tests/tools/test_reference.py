"""The committed reference pages are the ones that the declarations make."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import reference
from tools.reference import ROOT, differing, main, pages


def test_the_committed_pages_are_what_they_should_be() -> None:
    assert differing(pages()) == [], "run: python -m tools.reference"


def test_a_page_that_differs_is_missing_or_is_left_over_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, other = Path("docs/reference/issues/IVR001.md"), Path("docs/reference/issues/IVR999.md")
    monkeypatch.setattr(reference, "ROOT", tmp_path)
    monkeypatch.setattr(reference, "pages", lambda: {page: "as it should be\n"})
    (tmp_path / other).parent.mkdir(parents=True)
    (tmp_path / other).write_text("of a finding that is no more")
    assert main(["--check"]) == 1
    assert not (tmp_path / page).exists()
    assert main([]) == 0
    assert (tmp_path / page).read_text() == "as it should be\n"
    assert not (tmp_path / other).exists()
    assert main(["--check"]) == 0
    assert "python -m tools.reference" in capsys.readouterr().err


def test_links_lead_somewhere() -> None:
    made = pages()
    for path, text in made.items():
        for part in text.split("](")[1:]:
            target = part.split(")")[0]
            assert (path.parent / target) in made or (ROOT / path.parent / target).resolve().exists(), (path, target)
