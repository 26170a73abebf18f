"""The page about `ivrflow.toml`, read off the sections that the engine itself reads."""

from __future__ import annotations

import inspect
from dataclasses import MISSING, Field, fields
from typing import Any, get_type_hints

from ivrflow.runtime.configuration import FREE_SECTIONS, SECTIONS, Configuration
from tools.markdown import code, page, table

__all__ = ["settings_page"]

TYPES = {
    "str": "text",
    "int": "whole number",
    "bool": "true or false",
    "float": "number",
    "list": "list of texts",
    "dict": "table of texts",
}

INTRODUCTION = """
One file, `ivrflow.toml`, says what an installation is made of. Everything in it can be left out. A flag of the command
line goes before an environment variable, that before the file, that before the default. Relative paths count from the
folder of the file; `--config` or `IVRFLOW_CONFIG` names another file.

Secrets are not written into it: where a password belongs, `env:NAME` takes it from the environment and `file:PATH` from
a file.
"""

FREE = {
    "routes": (
        "Which flow answers which number; `955*` stands for all that begin so.",
        '[routes]\n"95588" = "telebank"',
    ),
    "queues": ("Where the queues of agents are.", '[queues]\ncards = "sip:cards@10.0.0.5"'),
}


def settings_page() -> str:
    """The page as Markdown."""
    sections = [_section(name, section) for name, section in SECTIONS.items()]
    free = [_free(name) for name in FREE_SECTIONS]
    return page("Settings: ivrflow.toml", INTRODUCTION, *sections, *free)


def _section(name: str, section: type) -> str:
    types = get_type_hints(section)
    rows = [
        [f"`{each.name}`", _type(types[each.name]), _default(each), _variable(name, each.name), each.metadata["help"]]
        for each in fields(section)
    ]
    head = ["Setting", "Value", "Default", "Environment", "Meaning"]
    return f"## [{name}]\n\n{inspect.cleandoc(section.__doc__ or '')}\n\n{table(head, rows)}"


def _type(annotation: Any) -> str:
    name = getattr(annotation, "__name__", str(annotation))
    return TYPES.get(name, name)


def _default(each: Field[Any]) -> str:
    value = each.default_factory() if each.default_factory is not MISSING else each.default
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


def _variable(section: str, setting: str) -> str:
    return f"`IVRFLOW_{section}_{setting}`".replace(".", "_").upper()


def _free(name: str) -> str:
    text, example = FREE[name]
    assert name in {each.name for each in fields(Configuration)}, f"[{name}] is a table of the configuration"
    return f"## [{name}]\n\n{text}\n\n{code(example, 'toml')}"
