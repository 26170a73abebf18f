"""Where a service is."""

from __future__ import annotations

import pytest

from ivrflow.host.http.url import HttpPlace, parse_http_url


@pytest.mark.parametrize(
    ("text", "place", "authority"),
    [
        ("https://api.example", HttpPlace(True, "api.example", 443, ""), "api.example"),
        ("http://API.example:8080/v2/", HttpPlace(False, "api.example", 8080, "/v2"), "api.example:8080"),
        ("https://[2001:db8::1]:443/a/b", HttpPlace(True, "2001:db8::1", 443, "/a/b"), "[2001:db8::1]"),
    ],
)
def test_a_url_is_read(text: str, place: HttpPlace, authority: str) -> None:
    assert parse_http_url(text) == place
    assert place.authority == authority


@pytest.mark.parametrize(
    "text",
    [
        *("ftp://x", "https://", "https:///x", "https://a b", "https://api.example:99999", "https://[x", "//x", ""),
        *("https://u:p@api.example", "https://u@api.example", "https://api.example?x", "https://api.example/#x"),
        *("https://api.example/a/../b", "https://api.example/%2e%2e/", "https://api.example/ü", "https://ü.example"),
        "https://api.example//a",
    ],
)
def test_what_is_no_url_of_a_service_is_told_without_being_shown(text: str) -> None:
    with pytest.raises(ValueError, match=r"^url ") as raised:
        parse_http_url(text)
    assert "u:p" not in str(raised.value)
