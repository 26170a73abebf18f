"""Where in a document a value stands."""

from __future__ import annotations

import pytest

from ivrflow.host.http.json_path import MISSING, find, parse_json_path

DOCUMENT = {"a": {"b c": [{"d": 1}, {"d": None}], "名": "x", "e-f": 2}, "": 3}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("$", DOCUMENT),
        ('$.a["b c"][0].d', 1),
        ("$.a['b c'][-1].d", None),
        ('$[""]', 3),
        ("$.a.名", "x"),
        ("$.a.e-f", 2),
        ("$.a.d", MISSING),
        ('$.a["b c"][2]', MISSING),
        ('$.a["b c"].d', MISSING),
        ("$.a[0]", MISSING),
        ("$.a.名.x", MISSING),
    ],
)
def test_a_value_is_found_or_missing(path: str, value: object) -> None:
    assert find(DOCUMENT, parse_json_path(path)) == value


@pytest.mark.parametrize(
    "path", ["", "a", "$a", "$.", "$..a", "$.*", "$[*]", "$[01]", "$[a]", '$["a]', "$.a b", "$[?@.x]", "$[-0]"]
)
def test_what_is_no_path_of_ours_is_told(path: str) -> None:
    with pytest.raises(ValueError, match="JSON path"):
        parse_json_path(path)


def test_a_long_path_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON path"):
        parse_json_path("$" + ".a" * 200)
