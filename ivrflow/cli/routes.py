"""routes: which flow answers which number."""

from __future__ import annotations

from difflib import get_close_matches

import click

from ivrflow.cli.app import Session, cli, pass_session
from ivrflow.cli.completion import flow_names
from ivrflow.model.errors import Misuse

__all__ = ["routes"]


@cli.group(invoke_without_command=True)
@pass_session
@click.pass_context
def routes(context: click.Context, session: Session) -> None:
    """Show and change which flow answers which number."""
    if context.invoked_subcommand is not None:
        return
    with session.installation() as installed:
        found = installed.store.routes.list()
    session.output.table(("number", "flow"), [(route.pattern, route.flow) for route in found])
    session.output.document([{"pattern": route.pattern, "flow": route.flow} for route in found])


@routes.command("set")
@click.argument("pattern")
@click.argument("flow", shell_complete=flow_names)
@pass_session
def set_route(session: Session, pattern: str, flow: str) -> None:
    """Let FLOW answer PATTERN: a number, a prefix such as 955*, or *."""
    with session.installation() as installed:
        known = installed.flow_names()
        if flow not in known:
            near = get_close_matches(flow, known, 1)
            advice = f"did you mean `{near[0]}`?" if near else "`ivrflow flows` lists them"
            raise Misuse(f'there is no flow "{flow}"; {advice}')
        installed.store.routes.set(pattern, flow, session.author)
    session.output.say(f"{pattern} -> {flow}")
    session.output.document({"pattern": pattern, "flow": flow})


@routes.command("remove")
@click.argument("pattern")
@pass_session
def remove_route(session: Session, pattern: str) -> None:
    """Let nobody answer PATTERN any more."""
    with session.installation() as installed:
        installed.store.routes.remove(pattern, session.author)
    session.output.say(f"{pattern}: removed")
    session.output.document({"pattern": pattern})
