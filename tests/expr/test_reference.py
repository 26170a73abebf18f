from __future__ import annotations

from pathlib import Path

from ivrflow.expr.reference import make

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "expressions.md"


def test_the_committed_page_is_the_one_that_the_tables_make() -> None:
    assert PAGE.read_text(encoding="utf-8") == make(), (
        "run: python -m ivrflow.expr.reference > docs/reference/expressions.md"
    )
