"""Mistakes in TOML have places."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.host.document import Document, Entry
from ivrflow.model.errors import BadDocument

TEXT = """[source]
url = "x"
json.deep = 1.10

[statements.a]
"quoted" = 1
[statements.a.results]
b = 2
"""


@pytest.mark.parametrize(
    ("place", "key", "line"),
    [
        ("source", "", 1),
        ("source", "url", 2),
        ("source", "json", 3),
        ("statements.a", "quoted", 6),
        ("statements.a", "results", 7),
        ("statements.a", "nowhere", 5),
        ("nowhere", "", 1),
    ],
)
def test_a_key_has_a_line(place: str, key: str, line: int) -> None:
    assert Document(TEXT, "a.toml").line_of(place, key) == line


def test_numbers_are_exact_and_faults_have_their_file() -> None:
    document = Document(TEXT, "a.toml")
    assert document.table["source"]["json"] == {"deep": Decimal("1.10")}
    assert str(document.fault("wrong", "source", "url")) == "a.toml:2: wrong"
    entry = Entry(document, "statements.a", {"write": True}, {})
    assert entry.write
    with pytest.raises(BadDocument, match=r"^a.toml:6: quoted: no number$"), entry.blaming("quoted"):
        raise ValueError("no number")
