"""The side-car file `<flow>.layout.json`: where nodes stand on the canvas. One node per line, so that git merges.

{
  "main": [120, 80],                                        x, y
  "remark": [400, 80, 240, 120],                            x, y, width, height
  "group_1": {"title": "Cards", "nodes": ["block", "main"]}
}
"""

from __future__ import annotations

import json

from ivrflow.model.errors import BadDocument
from ivrflow.model.flow import Layout, NodeGroup

__all__ = ["FARTHEST", "parse_layout", "print_layout"]

FARTHEST = 1_000_000
"""Canvas units from the origin; more would be a mistake of a program."""

_MAX_BYTES = 1_000_000


def print_layout(layout: Layout) -> str:
    """The canonical text, nodes sorted by id, then groups."""
    sizes = {node: [width, height] for node, width, height in layout.sizes}
    lines: list[tuple[str, object]] = [(node, [x, y, *sizes.get(node, [])]) for node, x, y in sorted(layout.positions)]
    lines += [(group.id, _plain_group(group)) for group in sorted(layout.groups, key=lambda group: group.id)]
    nodes = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in lines]
    return "{\n" + ",\n".join(nodes) + "\n}\n" if nodes else "{}\n"


def parse_layout(content: str | bytes, path: str) -> Layout:
    """The positions, sizes and groups in a text, sorted by id. Raises BadDocument with the line and what to do."""
    text = _text(content, path)
    try:
        plain = json.loads(text, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        hint = "; a merge left its marks in it" if "<<<<<<<" in text else ""
        raise BadDocument(path, error.lineno, f"not JSON: {error.msg}{hint}. {_WAY_OUT}") from None
    except RecursionError:
        raise BadDocument(path, 1, f"not a layout: too many brackets. {_WAY_OUT}") from None
    # An object is a list of pairs because of the hook above, which is how doubled names are seen.
    if not isinstance(plain, _Pairs):
        raise BadDocument(path, 1, f'expected an object such as {{"main": [120, 80]}}. {_WAY_OUT}')
    places: dict[str, list[int]] = {}
    groups: dict[str, NodeGroup] = {}
    for key, value in plain:
        if key in places or key in groups:
            raise BadDocument(path, _line_of(text, key), f'"{key}" stands here twice; remove one of the lines')
        if isinstance(value, _Pairs):
            groups[key] = _group(key, value, path, _line_of(text, key))
        elif isinstance(value, list) and len(value) in (2, 4) and all(_is_coordinate(number) for number in value):
            places[key] = value
        else:
            expected = f"expected two whole numbers up to {FARTHEST:,}, such as [120, 80], or a group"
            raise BadDocument(path, _line_of(text, key), f'"{key}": {expected}')
    return Layout(
        tuple(sorted((node, place[0], place[1]) for node, place in places.items())),
        tuple(sorted((node, place[2], place[3]) for node, place in places.items() if len(place) == 4)),
        tuple(groups[key] for key in sorted(groups)),
    )


class _Pairs(list[tuple[str, object]]):
    """What stood between braces."""


def _plain_group(group: NodeGroup) -> dict[str, object]:
    plain: dict[str, object] = {"title": group.title, "nodes": sorted(group.nodes)}
    return {**plain, "collapsed": True} if group.collapsed else plain


def _group(key: str, value: _Pairs, path: str, line: int) -> NodeGroup:
    plain = dict(value)
    title, nodes, collapsed = plain.get("title"), plain.get("nodes"), plain.get("collapsed", False)
    well = set(plain) <= {"title", "nodes", "collapsed"} and isinstance(title, str) and isinstance(collapsed, bool)
    if not well or not isinstance(nodes, list) or not all(isinstance(node, str) for node in nodes):
        raise BadDocument(path, line, f'"{key}": expected a group such as {{"title": "Cards", "nodes": ["main"]}}')
    return NodeGroup(key, str(title), tuple(sorted(set(nodes))), bool(collapsed))


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
