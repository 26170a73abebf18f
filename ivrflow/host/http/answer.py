"""A response becomes an answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from ivrflow.host.answer import Answer
from ivrflow.host.declared import DeclaredStatement, ResultColumn
from ivrflow.host.http.client import Received
from ivrflow.host.http.declared import HttpRequest
from ivrflow.host.http.json_path import MISSING, find, parse_json_path
from ivrflow.host.http.json_text import BadJson, read_json
from ivrflow.host.results import BadResult, columns_needed, to_results
from ivrflow.model.values import Value

__all__ = ["read_answer"]

DOWN = {429, 502, 503, 504}
"""The service, or what stands before it, asks to be spared."""
PERHAPS = {502, 504}
"""What stands before the service does not know whether it did it (RFC 9110, sections 15.6.3 and 15.6.5)."""


def read_answer(declared: DeclaredStatement, received: Received, zone: tzinfo) -> Answer:
    """What a flow is told. Raises BadResult when a success is not what was declared."""
    request, status, write = declared.inside, received.status, declared.statement.write
    assert isinstance(request, HttpRequest)
    if status in request.empty_on:
        return _none("empty", write)
    if not 200 <= status < 300:
        unknown = write and status in PERHAPS
        return Answer("failed", reason="unknown" if unknown else f"status {status}", down=status in DOWN)
    if not declared.columns:
        return Answer("done")
    try:
        document = read_json(received.body)
    except BadJson as error:
        raise BadResult(str(error)) from None
    rows = _rows(document, request)
    if len(rows) != 1:
        return _none("many" if rows else "empty", write)
    return Answer("done" if write else "found", _results(rows[0], declared.columns, zone))


def _none(outcome: str, write: bool) -> Answer:
    return Answer("failed", reason=outcome) if write else Answer(outcome)


def _rows(document: object, request: HttpRequest) -> list[object]:
    there = find(document, parse_json_path(request.rows))
    if there is MISSING and not request.rows_optional:
        raise BadResult(f"there is no {request.rows} in the answer")
    if there is MISSING or there is None:
        return []
    return there if isinstance(there, list) else [there]


def _results(row: object, columns: Iterable[ResultColumn], zone: tzinfo) -> dict[str, Value]:
    columns = tuple(columns)
    raw = {path: find(row, parse_json_path(path)) for path in columns_needed(columns)}
    for column in columns:
        if column.optional:
            raw |= {path: None for path in columns_needed((column,)) if raw[path] is MISSING}
    results = to_results({path: value for path, value in raw.items() if value is not MISSING}, columns, zone)
    for name, value in results.items():
        # Half of a surrogate pair, which JSON can escape and nothing can store.
        if isinstance(value, str) and not _is_unicode(value):
            raise BadResult(f"{name} is no valid Unicode")
    return results


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
