"""A response becomes an answer."""

from __future__ import annotations

from datetime import UTC

import pytest

from ivrflow.host.answer import Answer
from ivrflow.host.http.answer import read_answer
from ivrflow.host.http.client import Received
from ivrflow.host.results import BadResult

from .crm import read_crm

STATEMENTS = read_crm(80, ("empty_on   = [404]", "empty_on = [404, 204]")).statements


@pytest.mark.parametrize(
    ("name", "status", "answer"),
    [
        ("customer", 404, Answer("empty")),
        ("customer", 204, Answer("empty")),
        ("customer", 500, Answer("failed", reason="status 500")),
        ("customer", 429, Answer("failed", reason="status 429", down=True)),
        ("customer", 504, Answer("failed", reason="status 504", down=True)),
        ("text", 504, Answer("failed", reason="unknown", down=True)),
        ("text", 503, Answer("failed", reason="status 503", down=True)),
        ("text", 204, Answer("done")),
    ],
)
def test_a_status_says_what_became_of_it(name: str, status: int, answer: Answer) -> None:
    assert read_answer(STATEMENTS[name], Received(status, b""), UTC) == answer


def test_a_result_is_there_or_optional() -> None:
    body = b'{"name": "x", "balance": {"amount": 1, "currency code": "EUR"}}'
    answer = read_answer(STATEMENTS["customer"], Received(200, body), UTC)
    assert (answer.outcome, answer.results["since"]) == ("found", None)
    with pytest.raises(BadResult, match=r"there is no \$\.name in the answer"):
        read_answer(STATEMENTS["customer"], Received(200, body.replace(b"name", b"nome")), UTC)
