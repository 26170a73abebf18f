"""A request with its arguments."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.host.http.declared import HttpRequest
from ivrflow.host.http.request import prepare
from ivrflow.host.templates import Slot

ENCODABLE = st.text(st.characters(exclude_categories=["Cs"]))


@given(ENCODABLE, ENCODABLE)
def test_values_add_no_keys(first: str, second: str) -> None:
    fields = (("a", Slot("x")), ("fixed", "1 & 2"), ("b", Slot("y")))
    outgoing = prepare(HttpRequest("POST", ("/p",), query=fields, form=fields), "/v2", {"x": first, "y": second})
    expected = [("a", first), ("fixed", "1 & 2"), ("b", second)]
    path, _, query = outgoing.target.partition("?")
    assert path == "/v2/p"
    assert parse_qsl(query, keep_blank_values=True, strict_parsing=True) == expected
    assert outgoing.target.isascii()
    assert outgoing.body is not None
    assert parse_qsl(outgoing.body.decode(), keep_blank_values=True, strict_parsing=True) == expected


def test_a_request_shows_no_values_and_has_a_size() -> None:
    request = HttpRequest("POST", ("/p",), json={"a": Slot("x")})
    assert "secret" not in repr(prepare(request, "", {"x": "secret"}))
    with pytest.raises(ValueError, match=r"^the request is too large$"):
        prepare(request, "", {"x": "y" * 70_000})


def test_half_a_character_cannot_be_sent_in_a_url() -> None:
    with pytest.raises(UnicodeError):
        prepare(HttpRequest("GET", ("/p",), query=(("a", Slot("x")),)), "", {"x": "\udce9"})
