"""fmt, kinds, explain: what concerns flow files."""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.completion import codes as known_codes
from ivrflow.cli.completion import kind_names
from ivrflow.lang import format_text, parse_flow, render_issue
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.issues import IssueCode
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.nodes.declare import params_of
from ivrflow.nodes.node import Node
from ivrflow.runtime.flow_folder import read_flow_files

__all__ = ["explain", "fmt", "kinds"]

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))


@cli.command()
@PATHS
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit code 1 when a file would change.")
@pass_session
@click.pass_context
def fmt(context: click.Context, session: Session, paths: tuple[Path, ...], only_check: bool) -> None:
    """Bring flow files into their canonical form.

    A file with errors is left as it is, and told; exit code 1 then.
    """
    texts = read_flow_files(paths or (session.configuration().path("flows"),))
    changed, broken = [], []
    for path, flow in texts.items():
        parsed = parse_flow(flow.text, path)
        if not parsed.is_whole:
            broken.append(path)
            for issue in parsed.issues:
                session.output.warn(render_issue(parsed.text, path, issue))
            continue
        formatted = format_text(flow.text)
        if formatted != flow.text:
            changed.append(path)
            if not only_check:
                _write(Path(path), formatted)
    verb = "would change" if only_check else "changed"
    for path in changed:
        session.output.say(f"{verb}: {path}")
    session.output.document({"changed": changed, "broken": broken})
    context.exit(FINDINGS if broken or (only_check and changed) else 0)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise Unavailable(f"{path}: cannot be written ({error.strerror})") from error


@cli.command()
@click.argument("kind", required=False, shell_complete=kind_names)
@pass_session
def kinds(session: Session, kind: str | None) -> None:
    """List the node kinds, or show one with its fields and exits."""
    catalogue = load_catalogue()
    if kind is None:
        rows = [(each.kind, each.family, each.title, _first_sentence(each)) for each in catalogue.values()]
        session.output.table(("kind", "family", "title", "what it does"), rows)
        session.output.document([_kind_as_json(each) for each in catalogue.values()])
        return
    if kind not in catalogue:
        near = get_close_matches(kind, catalogue, 1)
        advice = f"did you mean `{near[0]}`?" if near else "`ivrflow kinds` lists them"
        raise Misuse(f'there is no node kind "{kind}"; {advice}')
    found = catalogue[kind]
    session.output.say(f"{found.title} ({found.kind}, {found.family})\n\n{inspect.getdoc(found)}\n\nFields")
    for param in params_of(found):
        default = "required" if param.required else f"default {param.default}" if param.default else "optional"
        session.output.say(f"  {param.name:16} {default:20} {param.help or param.label}")
    session.output.say("\nExits")
    for spec in found.exits:
        name = f"{spec.name} …" if spec.argument else spec.name
        session.output.say(f"  {name:16} {'technical' if spec.technical else '':20} {spec.help}")
    session.output.document(_kind_as_json(found))


@cli.command()
@click.argument("code", required=False, shell_complete=known_codes)
@pass_session
def explain(session: Session, code: str | None) -> None:
    """Explain a finding: what it is, why it matters, how to mend it.

    Without CODE, list them all.
    """
    from ivrflow.runtime.finding_codes import FINDING_CODES

    if code is None:
        session.output.table(
            ("code", "name", "severity", "what"),
            [(each.code, each.name, each.severity.value, each.what) for each in FINDING_CODES.values()],
        )
        session.output.document([_code_as_json(each) for each in FINDING_CODES.values()])
        return
    found = FINDING_CODES.get(code.upper()) or next(
        (each for each in FINDING_CODES.values() if each.name == code), None
    )
    if found is None:
        near = get_close_matches(code, [*FINDING_CODES, *(each.name for each in FINDING_CODES.values())], 1)
        advice = f"did you mean `{near[0]}`?" if near else "`ivrflow explain` lists them"
        raise Misuse(f'there is no finding "{code}"; {advice}')
    session.output.say(
        f"{found.code} {found.name} ({found.severity.value})\n\n{found.what}\n\n"
        f"Why it matters to the caller: {found.why}\n\nHow to mend it: {found.mend}"
    )
    session.output.document(_code_as_json(found))


def _first_sentence(kind: type[Node]) -> str:
    return (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


def _kind_as_json(kind: type[Node]) -> dict[str, object]:
    return {
        "kind": kind.kind,
        "family": kind.family,
        "title": kind.title,
        "help": inspect.getdoc(kind),
        "fields": [
            {
                "name": param.name,
                "label": param.label,
                "widget": param.type.widget,
                "required": param.required,
                "default": param.default,
                "help": param.help,
                "localized": param.type.localized,
                "per_attempt": param.type.indexed,
                "shown_when": param.shown_when,
                **param.type.describe(),
            }
            for param in params_of(kind)
        ],
        "exits": [
            {
                "name": spec.name,
                "help": spec.help,
                "technical": spec.technical,
                "repeats": spec.argument is not None,
                "labelled": spec.labelled,
            }
            for spec in kind.exits
        ],
        "capabilities": sorted(capability.value for capability in kind.capabilities),
    }


def _code_as_json(code: IssueCode) -> dict[str, str]:
    return {
        "code": code.code,
        "name": code.name,
        "severity": code.severity.value,
        "what": code.what,
        "why": code.why,
        "mend": code.mend,
    }
