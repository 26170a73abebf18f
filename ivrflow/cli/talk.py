"""simulate and test: flows on a virtual clock."""

from __future__ import annotations

import sys
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.completion import flow_names
from ivrflow.cli.conversation import TextTelephone
from ivrflow.lang import render_issue
from ivrflow.lang.conversations import parse_conversations
from ivrflow.model.conversation import ORDINARY_CALLER, StubAnswer, caller_of
from ivrflow.model.errors import Misuse
from ivrflow.runtime.flow_folder import FlowFolder, no_such_file, read_flow_folder
from ivrflow.runtime.simulation.flow_tests import describe_failure, find_conversations, read_conversations, run_file
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

__all__ = ["simulate", "test"]


@cli.command()
@click.argument("flow", shell_complete=flow_names)
@click.option("--from", "ani", default=ORDINARY_CALLER, show_default=True, help="Who calls, or `withheld`.")
@click.option("--to", "dnis", default="", help="What was dialled.")
@click.option("--at", type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]), help="When, in the flow's zone.")
@click.option("--answer", "answers", multiple=True, help='What a look-up will say: "bank.balance empty". Repeatable.')
@pass_session
@click.pass_context
def simulate(
    context: click.Context,
    session: Session,
    flow: str,
    ani: str,
    dnis: str,
    at: datetime | None,
    answers: tuple[str, ...],
) -> None:
    """Call a flow in the terminal.

    FLOW is a file, or the name of one in the flows folder. Type keys to press them; Enter alone waits in silence until
    the flow goes on; `help` tells the rest. Look-ups are answered as you say (`bank.balance returns balance = CNY 88`);
    no database is asked. What is asked before the first prompt is answered by --answer.
    """
    stubs = [_answer(line) for line in answers]
    configuration = session.configuration()
    path = Path(flow) if flow.endswith(".ivr") else configuration.path_from_here("flows") / f"{flow}.ivr"
    if not path.exists():
        raise no_such_file(path)
    folder = read_flow_folder(configuration, [path.parent])
    read = folder.flows[str(path)].parsed.flow
    programs = folder.programs
    if read is None or read.id not in programs:
        _complain(session, folder)
        context.exit(FINDINGS)
    caller = SimulatedCaller(read.id, caller_of(ani), dnis, at)
    telephone = TextTelephone(SimulatedCall(programs, caller, folder.live), caller, sys.stdin, session.output)
    telephone.answer(stubs)
    telephone.talk()


@cli.command("test")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@pass_session
@click.pass_context
def test(context: click.Context, session: Session, paths: tuple[Path, ...]) -> None:
    """Run conversation files on a virtual clock.

    Without PATHS, the `.calls` files of the flows folder. A conversation that fails is shown with what was heard
    instead. Exit code 1 when one fails.
    """
    configuration = session.configuration()
    files = find_conversations(paths or (configuration.path_from_here("flows"),))
    if not files:
        raise Misuse("there is no .calls file here; write one beside its flow (docs/guide/conversations.md)")
    folder = read_flow_folder(configuration, sorted({path.parent for path in files}))
    programs = folder.programs
    passed = 0
    failures: list[dict[str, str]] = []
    with session.output.progress("placing calls") as bar:
        for number, path in enumerate(files):
            bar(number, len(files))
            file = read_conversations(path)
            for issue in file.parsed.issues:
                session.output.say(render_issue(file.text, str(path), issue))
                failures.append({"path": str(path), "call": "", "problem": issue.message})
            if file.flow not in programs:
                problem = _why_not(file.flow, folder)
                session.output.say(f"{path}: {problem}")
                failures.append({"path": str(path), "call": "", "problem": problem})
                continue
            for run in run_file(file, programs, folder.live):
                if run.passed:
                    passed += 1
                else:
                    session.output.say(describe_failure(path, run) + "\n")
                    failures.append({"path": str(path), "call": run.conversation.title, "problem": run.problem})
    session.output.say(f"{passed} passed, {len(failures)} failed")
    session.output.document({"passed": passed, "failures": failures})
    context.exit(FINDINGS if failures else 0)


def _answer(line: str) -> StubAnswer:
    parsed = parse_conversations(f'call "now"\n  {line}\n', "")
    steps = [step for each in parsed.conversations for step in each.steps]
    if parsed.issues or len(steps) != 1 or not isinstance(steps[0], StubAnswer):
        raise Misuse(f"--answer {line}: is no answer; write `bank.balance empty`, `calendar branch is closed`…")
    return steps[0]


def _complain(session: Session, folder: FlowFolder) -> None:
    for complaint in folder.complaints():
        session.output.warn(complaint)


def _why_not(flow: str, folder: FlowFolder) -> str:
    """Why no call can be placed to a flow."""
    if any(Path(path).stem == flow for path in folder.flows):
        return "\n".join(["the flow has errors:", *folder.complaints()])
    near = get_close_matches(flow, folder.programs, 1)
    return f'there is no flow "{flow}" beside it' + (f"; did you mean `{near[0]}`?" if near else "")
