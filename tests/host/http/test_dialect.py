"""What a developer writes of a service, and what is said when it is wrong."""

from __future__ import annotations

import pytest

from ivrflow.host.http.declared import HttpRequest
from ivrflow.host.templates import Slot
from ivrflow.model.errors import BadDocument

from .crm import read_crm

RESULTS = 'results       = { number = "text" }'
SECRET_PATH = ('number = "text private", at', 'number = "text secret", at')


def test_a_request_is_read() -> None:
    inside = read_crm(80).statements["customer"].inside
    assert inside == HttpRequest(
        "GET",
        ("/customers/", Slot("number"), "/card"),
        (("fields", "name,balance"), ("at", Slot("at"))),
        empty_on=frozenset({404}),
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("http://", "https://u:p@", ":3: url holds a user"),
        ("private_network = true", "private_network = false", ":3: http:// is not encrypted"),
        ('bearer = "env:CRM_TOKEN"', 'bearer = "abc"', ":8: bearer is a secret"),
        ('bearer = "env:CRM_TOKEN"', 'user = "x"', ":8: auth is"),
        ("X-Tenant", "Host", ':9: "Host" is no header that can be set here'),
        ("X-Tenant", "Authorization", ":9: .*write auth ="),
        ("X-Tenant", '"X Tenant"', ':9: "X Tenant" is no header'),
        ('"north"', '"a\\r\\nb"', ":9: the header X-Tenant must be a text of printable ASCII"),
        ('"/search"', '"search"', ":23: path: it begins with a slash"),
        ('"/search"', '"/search?x={owner}"', ":23: path: fixed parts must be percent-encoded"),
        ('"/search"', '"/../search"', ":23: path: it must not hold"),
        ('method        = "POST"', 'method = "DELETE"', ":22: DELETE changes data"),
        ('method        = "POST"', 'method = "TRACE"', ":22: method is one of"),
        ('method        = "POST"', 'method = "GET"', ":24: a GET has no body"),
        ('json.owner    = "{owner}"', 'json.owner = "name:{owner}"', ":24: json: {owner} stands inside a longer text"),
        ('json.owner    = "{owner}"', "json.owner = 2026-03-02", ":24: json: dates and times are written as texts"),
        ('json.owner    = "{owner}"', 'json.owner = "x"', ":28: parameter owner is not used"),
        ('json.owner    = "{owner}"', 'json.owner = "{other}"', ":21: {other} is not declared"),
        ("json.limit    = 2", 'form = { a = "b" }', ":25: a request has json or a form"),
        ('rows          = "$.found"', 'rows = "found"', ':29: rows: "found" is no JSON path'),
        (
            RESULTS,
            'results = { number = { type = "text", path = "$..a" } }',
            ":31: results: ",
        ),
        (
            RESULTS,
            'results = { number = { type = "text", column = "a" } }',
            ":31: .column. is",
        ),
        ("empty_on   = [404]", "empty_on = [500]", ":15: empty_on is a list of statuses"),
        ("timeout_ms = 4000", "timeout_ms = 20000", ":39: timeout_ms must be 100 to 10000"),
        (
            RESULTS,
            'results = { number = "text" }\nidempotency_key = "X-K"',
            ":32: idempot",
        ),
        ('"Idempotency-Key"', '"A: b"', ":47: idempotency_key names a header"),
        ("read_only       = false", "", "writes, but the source is read only"),
        (*SECRET_PATH, "parameter number is secret and stands in the url"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(old: str, new: str, message: str) -> None:
    with pytest.raises(BadDocument, match=rf"^hosts/crm.toml.*{message}"):
        read_crm(80, (old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/search", "/find"),
        ('method     = "POST"\npath       = "/messages"', 'method = "PUT"\npath = "/messages"'),
        ("json.limit    = 2", "json.limit = 3"),
        ('rows          = "$.found"', 'rows = "$.all"'),
        ("rows_optional = true", ""),
        ("empty_on   = [404]", "empty_on = [410]"),
        ('X-Tenant = "north"', 'X-Tenant = "south"'),
        ('"env:CRM_KEY"', '"env:OTHER_KEY"'),
        ('since   = { type = "date", optional = true }', 'since = "date"'),
        ('path = "$.balance.amount"', 'path = "$.balance.due"'),
        ('kind = "sms"', 'kind = "voice"'),
        ('"Idempotency-Key"', '"X-Key-Of-Request"'),
        ('fields = "name,balance"', 'fields = "name"'),
    ],
)
def test_the_hash_follows_all_that_decides_what_a_request_does(old: str, new: str) -> None:
    def hashes(*changes: tuple[str, str]) -> dict[str, str]:
        return {name: declared.statement.hash for name, declared in read_crm(80, *changes).statements.items()}

    assert hashes((old, new)) != hashes()


def test_the_hash_does_not_follow_where_the_service_is_nor_how_it_is_shown_who_asks() -> None:
    before = read_crm(80).statements
    moved = read_crm(
        81, ("/v2", "/v3"), ("env:CRM_TOKEN", "file:/run/secrets/crm"), ("pool            = 2", "")
    ).statements
    assert [each.statement.hash for each in moved.values()] == [each.statement.hash for each in before.values()]
    assert len({each.statement.hash for each in before.values()}) == len(before)
