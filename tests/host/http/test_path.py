"""No value leaves its place in a path."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.host.http.path import fill_path, parse_path

PATH = parse_path("/customers/{number}/card-{kind}.json")


@given(st.text(), st.text())
def test_a_value_stays_one_part_of_the_path_or_is_refused(number: str, kind: str) -> None:
    try:
        filled = fill_path(PATH, {"number": number, "kind": kind})
    except ValueError:
        assert not all(value and value.isprintable() and not set(value) & set("/\\") for value in (number, kind)) or (
            number in (".", "..")
        )
        return
    url = urlsplit(f"https://api.example{filled}")
    assert (url.netloc, url.query, url.fragment) == ("api.example", "", "")
    parts = [unquote(part) for part in url.path.split("/")]
    assert parts == ["", "customers", number, f"card-{kind}.json"]


def test_dots_that_values_make_together_are_refused() -> None:
    with pytest.raises(ValueError, match=r"the values make \. or \.\."):
        fill_path(parse_path("/a/{x}{y}"), {"x": ".", "y": "."})


@pytest.mark.parametrize("text", ["", "customers", "/a/../b", "/a//b", "/a?b={x}", "/a b", "/ü", "/a%2", "/./a", "#"])
def test_a_path_that_cannot_be_meant_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"slash|\.\.|percent-encoded"):
        parse_path(text)
