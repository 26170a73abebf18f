"""One node, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ivrflow.model.flow import Block, ExitLine, Field, FieldValue, Localized
from ivrflow.nodes.catalogue import Catalogue
from ivrflow.nodes.declare import params_of
from ivrflow.verify.changes.change import Change, Sort

__all__ = ["changes_of_node", "option_name"]

_FieldName: TypeAlias = tuple[str, int | None]
_LOGIC_WIDGETS = frozenset({"expression", "named values", "statement", "flow"})


def changes_of_node(
    flow: str, before: Block, after: Block, renamed: Mapping[str, str], catalogue: Catalogue
) -> Iterator[Change]:
    """What is different in a node that is there in both versions. `renamed` maps old names of nodes to new ones."""
    node = after.id
    if before.kind != after.kind:
        yield Change(Sort.NODE, flow, node, "kind", before.kind, after.kind)
    if (before.title or "") != (after.title or ""):
        yield Change(Sort.TITLE, flow, node, "title", before.title or "", after.title or "")
    yield from _fields(flow, before, after, catalogue)
    yield from _options(flow, before, after)
    yield from _exits(flow, before, after, renamed)
    old, new = ({each.variable: each.result for each in block.intos} for block in (before, after))
    for variable in dict.fromkeys((*old, *new)):
        if old.get(variable) != new.get(variable):
            yield Change(Sort.LOGIC, flow, node, f"into {variable}", old.get(variable, ""), new.get(variable, ""))


def _fields(flow: str, before: Block, after: Block, catalogue: Catalogue) -> Iterator[Change]:
    kind = catalogue.get(after.kind)
    params = {param.name: param for param in params_of(kind)} if kind is not None else {}
    old, new = _by_name(before.fields), _by_name(after.fields)
    for key in dict.fromkeys((*old, *new)):
        name, index = key
        param = params.get(name)
        shown = name if index in (None, 1) else f"{name}[{index}]"
        widget = param.type.widget if param is not None else ""
        if widget == "prompt":
            yield from _texts(Sort.PROMPT, (flow, after.id, shown), old.get(key), new.get(key))
        else:
            default = param.default if param is not None and param.default is not None else ""
            was, now = _plain(old.get(key), default), _plain(new.get(key), default)
            if was != now:
                sort = Sort.LOGIC if widget in _LOGIC_WIDGETS else Sort.SETTING
                yield Change(sort, flow, after.id, shown, was, now)


def _by_name(fields: tuple[Field, ...]) -> dict[_FieldName, FieldValue]:
    return {(field.name, field.index if field.index != 1 else None): field.value for field in fields}


def _texts(sort: Sort, place: tuple[str, str, str], old: FieldValue | None, new: FieldValue | None) -> Iterator[Change]:
    """Per language where one of them is written so; a text for all languages stands for each."""
    languages = _languages(old) or _languages(new)
    if languages and _languages(new):
        languages = tuple(dict.fromkeys((*_languages(old), *_languages(new))))
    for language in languages or ("",):
        was, now = _in_language(old, language), _in_language(new, language)
        if was != now:
            yield Change(sort, *place, was, now, language)


def _languages(value: FieldValue | None) -> tuple[str, ...]:
    return tuple(tag for tag, _ in value.entries) if isinstance(value, Localized) else ()


def _in_language(value: FieldValue | None, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Localized):
        source = value.get(language)
        return "" if source is None else source.text
    return value.text


def _plain(value: FieldValue | None, default: str) -> str:
    if value is None:
        return default
    if isinstance(value, Localized):
        return "  ".join(f"{tag}: {source.text}" for tag, source in value.entries)
    return value.text


def _options(flow: str, before: Block, after: Block) -> Iterator[Change]:
    """Options of a menu that are on another key, or called something else."""
    old, new = _labelled(before), _labelled(after)
    for name, key in old.items():
        if name in new and new[name] != key:
            yield Change(Sort.KEY, flow, after.id, name, key, new[name])
    old_lines, new_lines = (
        {line.argument.text: line for line in block.exits if line.argument is not None and line.name == "key"}
        for block in (before, after)
    )
    moved = {change_key for name in old.keys() & new.keys() for change_key in (old[name], new[name])}
    for key in old_lines.keys() & new_lines.keys():
        if key not in moved or old_lines[key].labels is None or new_lines[key].labels is None:
            place = (flow, after.id, f"name of {key}")
            yield from _texts(Sort.TITLE, place, old_lines[key].labels, new_lines[key].labels)


def _labelled(block: Block) -> dict[str, str]:
    """Name of an option → its key, as written."""
    return {
        option_name(line): line.argument.text
        for line in block.exits
        if line.name == "key" and line.argument is not None and line.labels is not None
    }


def option_name(line: ExitLine) -> str:
    """What people call an option: its label in the first language written, else its exit."""
    if line.labels is not None and line.labels.entries:
        return line.labels.entries[0][1].text.strip('"')
    return _exit_name(line)


def _exit_name(line: ExitLine) -> str:
    return line.name if line.argument is None else f"{line.name} {line.argument.text}"


def _exits(flow: str, before: Block, after: Block, renamed: Mapping[str, str]) -> Iterator[Change]:
    """Exits that lead elsewhere; options are known by their names, so that one which moved still leads where it did."""
    old = {option_name(line): renamed.get(line.target or "", line.target or "") for line in before.exits}
    new = {option_name(line): line.target or "" for line in after.exits}
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, ""), new.get(name, "")
        if was != now:
            yield Change(Sort.WAY, flow, after.id, name, was, now)
    conditions = [[_exit_name(line) for line in block.exits if line.name == "when"] for block in (before, after)]
    if conditions[0] != conditions[1] and sorted(conditions[0]) == sorted(conditions[1]):
        yield Change(Sort.LOGIC, flow, after.id, "order", ", ".join(conditions[0]), ", ".join(conditions[1]))
