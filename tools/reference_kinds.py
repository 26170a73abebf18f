"""A page for each node kind, read off its declaration; the example is a case of its tests."""

from __future__ import annotations

import inspect
import tomllib
from pathlib import Path

from ivrflow.nodes.catalogue import BUILT_IN, FAMILIES
from ivrflow.nodes.declare import ExitSpec, Param, params_of
from ivrflow.nodes.node import Node
from tools.markdown import code, page, table

__all__ = ["kind_pages"]

PAGES = Path("docs/reference/kinds")
CASES = Path("tests/nodes")

WORDS = {
    "prompt": 'pieces such as `say("…")`, for all languages at once or `{ en-US: … }`; `name[2]` from the second',
    "expression": "an expression",
    "switch": "`true` or `false`",
    "language": "a language of the flow",
    "keys": "telephone keys in quotes",
    "statement": "a statement with its parameters, `source.statement(name = value)`",
    "flow": "a flow with its arguments, `flow(name = value)`",
    "named values": "`(name = value, …)`",
}


def kind_pages(root: Path) -> dict[Path, str]:
    """The pages and their index."""
    made = {PAGES / f"{kind.kind}.md": _page(kind, root) for kind in BUILT_IN}
    made[PAGES / "README.md"] = _index()
    return made


def _index() -> str:
    sections = []
    for family in FAMILIES:
        rows = [
            [f"[`{kind.kind}`]({kind.kind}.md)", kind.title, _help(kind).split("\n\n")[0].replace("\n", " ")]
            for kind in BUILT_IN
            if kind.family == family
        ]
        sections.append(f"## {family.capitalize()}\n\n{table(['Kind', 'Title', 'What it does'], rows)}")
    return page("Node kinds", "What a flow is made of. `ivrflow kinds` lists them with those of add-ons.", *sections)


def _page(kind: type[Node], root: Path) -> str:
    return page(
        f"{kind.kind}: {kind.title}",
        _help(kind),
        _example(kind, root),
        _fields(kind),
        _exits(kind),
        _needs(kind),
    )


def _help(kind: type[Node]) -> str:
    return inspect.cleandoc(kind.__doc__ or "")


def _example(kind: type[Node], root: Path) -> str:
    cases = tomllib.loads((root / CASES / f"{kind.kind}.toml").read_text("utf-8"))["case"]
    example = next(case for case in cases if case.get("example"))
    header = "".join(f"{line}\n" for line in inspect.cleandoc(example.get("header", "")).splitlines())
    above = f"With these lines in the flow's header:\n\n{code(header)}\n\n" if header else ""
    return f"## Example\n\n{above}{code(example['node'].strip())}\n\n{example['title']}."


def _fields(kind: type[Node]) -> str:
    rows = [[f"`{param.name}`", _value(param), _default(param), param.help] for param in params_of(kind)]
    return f"## Fields\n\n{table(['Field', 'Value', 'When not given', 'Meaning'], rows)}" if rows else ""


def _value(param: Param) -> str:
    limits = param.type.describe()
    match limits:
        case {"min_ms": int(low), "max_ms": int(high)}:
            return f"a length of time, {_length(low)} to {_length(high)}"
        case {"min": low, "max": high}:
            return f"a whole number, {low} to {high}"
        case {"options": list(options)}:
            return " or ".join(f"`{option}`" for option in options)
        case {"of": str(of)} if of:
            return f"the name of a {of}"
        case {"expects": str(expects)}:
            return f"an expression: {expects}"
    return WORDS.get(param.type.widget, param.type.widget)


def _length(length_ms: int) -> str:
    if length_ms and length_ms % 1000 == 0:
        return f"{length_ms // 1000}s"
    return f"{length_ms}ms"


def _default(param: Param) -> str:
    if param.required:
        return "must be given"
    return f"`{param.default}`" if param.default is not None else ""


def _exits(kind: type[Node]) -> str:
    if not kind.exits:
        return "## Exits\n\nNone: the call does not go on from here within this flow."
    rows = [[f"`{_line(spec)}`", spec.help, _unconnected(spec)] for spec in kind.exits]
    return f"## Exits\n\n{table(['Exit', 'When', 'Unconnected'], rows)}"


def _line(spec: ExitSpec) -> str:
    if spec.argument is None:
        return f"{spec.name} -> …"
    example = '"1"' if spec.argument.widget == "keys" else "amount > 100"
    return f"{spec.name} {example} -> …"


def _unconnected(spec: ExitSpec) -> str:
    if spec.otherwise:
        return f"leaves by `{spec.otherwise}`"
    if spec.technical:
        return "leads to the flow's `on error`"
    return "" if spec.argument is not None else "is an error ([IVR101](../issues/IVR101.md))"


def _needs(kind: type[Node]) -> str:
    if not kind.capabilities:
        return ""
    words = ", ".join(sorted(capability.value for capability in kind.capabilities))
    depends = kind.capabilities_of is not Node.capabilities_of
    which = "Depending on its fields, a channel" if depends else "A channel"
    return f"## Needs\n\n{which} that can: {words}. Publishing it to a route without is refused."
