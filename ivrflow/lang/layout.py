"""The side-car file `<flow>.layout.json`: where nodes stand on the canvas. One node per line, so that git merges."""

from __future__ import annotations

import json

from ivrflow.model.errors import BadDocument
from ivrflow.model.flow import Layout

__all__ = ["FARTHEST", "parse_layout", "print_layout"]

FARTHEST = 1_000_000
"""Canvas units from the origin; more would be a mistake of a program."""

_MAX_BYTES = 1_000_000


def print_layout(layout: Layout) -> str:
    """The canonical text, nodes sorted by id."""
    nodes = [f"  {json.dumps(node)}: [{x}, {y}]" for node, x, y in sorted(layout.positions)]
    return "{\n" + ",\n".join(nodes) + "\n}\n" if nodes else "{}\n"


def parse_layout(content: str | bytes, path: str) -> Layout:
    """The positions in a text, sorted by id. Raises BadDocument with the line and what to do."""
    text = _text(content, path)
    try:
        plain = json.loads(text, object_pairs_hook=list)
    except json.JSONDecodeError as error:
        hint = "; a merge left its marks in it" if "<<<<<<<" in text else ""
        raise BadDocument(path, error.lineno, f"not JSON: {error.msg}{hint}. {_WAY_OUT}") from None
    except RecursionError:
        raise BadDocument(path, 1, f"not a layout: too many brackets. {_WAY_OUT}") from None
    # An object is a list of pairs because of the hook above, which is how doubled names are seen.
    if not isinstance(plain, list) or not text.lstrip().startswith("{"):
        raise BadDocument(path, 1, f'expected an object such as {{"main": [120, 80]}}. {_WAY_OUT}')
    positions: dict[str, tuple[int, int]] = {}
    for node, place in plain:
        line = _line_of(text, node)
        if node in positions:
            raise BadDocument(path, line, f'"{node}" stands here twice; remove one of the lines')
        if not isinstance(place, list) or len(place) != 2 or not all(_is_coordinate(number) for number in place):
            raise BadDocument(path, line, f'"{node}": expected two whole numbers up to {FARTHEST:,}, such as [120, 80]')
        positions[node] = (place[0], place[1])
    return Layout(tuple(sorted((node, x, y) for node, (x, y) in positions.items())))


_WAY_OUT = "Correct it, or delete the file: nodes are then placed automatically"


def _text(content: str | bytes, path: str) -> str:
    if len(content) > _MAX_BYTES:
        raise BadDocument(path, 1, f"larger than {_MAX_BYTES:,} bytes; this is no layout. {_WAY_OUT}")
    if isinstance(content, str):
        return content
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadDocument(path, content.count(b"\n", 0, error.start) + 1, f"not UTF-8. {_WAY_OUT}") from None


def _is_coordinate(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and abs(number) <= FARTHEST


def _line_of(text: str, node: str) -> int:
    """The last line that names the node: of two, the second is the one too many."""
    at = text.rfind(json.dumps(node))
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
