"""simulate and test: flows on a virtual clock."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.conversation import TextTelephone
from ivrflow.cli.texts import read_files, render
from ivrflow.compiler.program import Program
from ivrflow.lang import render_issue
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Severity
from ivrflow.runtime.flow_set import FlowSet
from ivrflow.runtime.simulation.flow_tests import describe_failure, find_conversations, read_conversations, run_file
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller
from ivrflow.runtime.wiring import Installation, calendars_of

__all__ = ["simulate", "test"]


@cli.command()
@click.argument("flow")
@click.option("--from", "ani", default="10000", show_default=True, help="Who calls.")
@click.option("--to", "dnis", default="", help="What was dialled.")
@click.option("--at", type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]), help="When, in the flow's zone.")
@pass_session
@click.pass_context
def simulate(context: click.Context, session: Session, flow: str, ani: str, dnis: str, at: datetime | None) -> None:
    """Call FLOW (a file, or the name of one in the flows folder) in the terminal.

    Type keys to press them; Enter alone waits in silence until the flow goes on; `help` tells the rest.
    """
    with session.installation() as installed:
        path = Path(flow) if flow.endswith(".ivr") else installed.configuration.path("flows") / f"{flow}.ivr"
        if not path.exists():
            raise Misuse(f"{path}: there is no such flow file")
        programs = _programs(session, installed, (path.parent,), needed=path.stem)
        live = {("calendar", datum.name): datum for datum in calendars_of(installed.configuration)}
    if programs is None:
        context.exit(FINDINGS)
    call = SimulatedCall(programs, SimulatedCaller(path.stem, ani, dnis, at), live)
    TextTelephone(call, sys.stdin, session.output).talk()


@cli.command("test")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@pass_session
@click.pass_context
def test(context: click.Context, session: Session, paths: tuple[Path, ...]) -> None:
    """Run conversation files (`.calls`; default: those in the flows folder) on a virtual clock.

    A conversation that fails is shown with what was heard instead. Exit code 1 when one fails.
    """
    with session.installation() as installed:
        files = find_conversations(paths or (installed.configuration.path("flows"),))
        if not files:
            raise Misuse("there is no .calls file here; write one beside its flow (docs/guide/conversations.md)")
        programs = _programs(session, installed, tuple({path.parent for path in files}))
        live = {("calendar", datum.name): datum for datum in calendars_of(installed.configuration)}
    if programs is None:
        context.exit(FINDINGS)
    passed, failures = 0, []
    for path in files:
        file = read_conversations(path)
        for issue in file.parsed.issues:
            session.output.say(render_issue(file.text, str(path), issue))
            failures.append({"path": str(path), "call": "", "problem": issue.message})
        for run in run_file(file, programs, live):
            if run.passed:
                passed += 1
            else:
                session.output.say(describe_failure(path, run) + "\n")
                failures.append({"path": str(path), "call": run.conversation.title, "problem": run.problem})
    session.output.say(f"{passed} passed, {len(failures)} failed")
    session.output.document({"passed": passed, "failures": failures})
    context.exit(FINDINGS if failures else 0)


def _programs(
    session: Session, installed: Installation, folders: tuple[Path, ...], needed: str | None = None
) -> dict[str, Program] | None:
    """The programs of the flows in these folders; None, with the reasons said, when the needed ones have errors."""
    flows = FlowSet(installed.world()).read(read_files(folders))
    programs = {program.id: program for flow in flows.values() if (program := flow.program) is not None}
    broken = [flow for flow in flows.values() if flow.program is None]
    for flow in broken:
        for issue in flow.issues:
            if issue.severity is Severity.ERROR:
                session.output.warn(render(flow, issue))
    if broken and (needed is None or needed not in programs):
        return None
    return programs
