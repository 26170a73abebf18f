from __future__ import annotations

from ivrflow.expr import ExpressionError


def test_an_error_reads_as_what_is_wrong_and_what_to_do() -> None:
    assert str(ExpressionError("there is no variable n", 0, 1)) == "there is no variable n"
    assert str(ExpressionError("there is no variable n", 0, 1, "Did you mean m?")) == (
        "there is no variable n. Did you mean m?"
    )
