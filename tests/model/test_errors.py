"""Exit codes are a promise to scripts: 1 findings, 2 misuse, 3 environment."""

from __future__ import annotations

import pytest

from ivrflow.model.errors import BadDocument, IvrflowError, Misuse, Unavailable, WrongEvent


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (BadDocument("bank.ivr", 3, "no node"), 1),
        (Misuse("no such flow"), 2),
        (Unavailable("port 5060 is in use"), 3),
        (WrongEvent("answered twice"), 3),
    ],
)
def test_each_is_one_of_ours_and_has_its_exit_code(error: IvrflowError, exit_code: int) -> None:
    assert isinstance(error, IvrflowError)
    assert error.exit_code == exit_code


def test_a_bad_document_says_where_in_the_form_that_editors_follow() -> None:
    error = BadDocument("hosts/bank.toml", 12, "`url` is missing")
    assert str(error) == "hosts/bank.toml:12: `url` is missing"
    assert (error.path, error.line, error.what) == ("hosts/bank.toml", 12, "`url` is missing")
