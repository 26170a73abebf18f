"""check: what is wrong with flows, and the calls that show it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.texts import finding_as_json, indented, render, worst
from ivrflow.lang.conversations import print_conversations
from ivrflow.model.conversation import Conversation
from ivrflow.model.issues import Severity
from ivrflow.runtime.flow_folder import read_flow_folder
from ivrflow.runtime.proving import FlowFinding, ProvedFlows, prove_flows

__all__ = ["check"]


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--quick", is_flag=True, help="Only what can be seen in the text; no calls are explored.")
@pass_session
@click.pass_context
def check(context: click.Context, session: Session, paths: tuple[Path, ...], quick: bool) -> None:
    """Find what is wrong with flow files, and show it by calls.

    Without PATHS, those of the installation's flows folder; a folder stands for all `*.ivr` in it. The flows are read,
    compiled and explored; where a caller can meet what was found, the shortest call is printed, which can be kept in a
    `.calls` file. Calls come in by the flows that no other one leads to, and by those with a route in the settings.
    What was not looked at is said. Exit code 1 when there is an error or a warning.
    """
    configuration = session.configuration()
    flows = read_flow_folder(configuration, paths or (configuration.path_from_here("flows"),)).flows.values()
    proved = None if quick else prove_flows(flows, routed=configuration.routes.values())
    findings = (
        [FlowFinding(flow, issue) for flow in flows for issue in flow.issues] if proved is None else proved.findings
    )
    _tell(session, findings)
    errors = sum(each.issue.severity is Severity.ERROR for each in findings)
    session.output.say(f"{len(flows)} flows: {errors} errors, {len(findings) - errors} other findings")
    for line in _extent_lines(proved) if proved is not None else ():
        session.output.say(line)
    session.output.document(
        {
            "findings": [finding_as_json(each) for each in findings],
            "explored": None if proved is None else _extent_as_json(proved),
        }
    )
    context.exit(FINDINGS if worst(each.issue for each in findings) else 0)


def _tell(session: Session, findings: Iterable[FlowFinding]) -> None:
    told: dict[Conversation, str] = {}
    for flow, issue, demonstration in ((each.flow, each.issue, each.demonstration) for each in findings):
        session.output.say(render(flow, issue))
        if demonstration is None:
            continue
        what = "a call that shows it" if demonstration.shows else "a call that gets there"
        conversation = demonstration.conversation
        if conversation in told:
            session.output.say(f"      {what}: the same as for {told[conversation]}\n")
            continue
        told[conversation] = issue.code
        session.output.say(f"      {what}:\n{indented(print_conversations([conversation]))}\n")


def _extent_lines(proved: ProvedFlows) -> Iterable[str]:
    for flow, extent in proved.proof.extents.items():
        how_far = "completely" if extent.complete else "in part"
        yield f"{flow}: explored {how_far}, {extent.states} states and {extent.ways} ways"
    yield from (f"not looked at: {sentence}" for sentence in proved.tell_unexplored())


def _extent_as_json(proved: ProvedFlows) -> dict[str, object]:
    return {
        "complete": not list(proved.tell_unexplored()),
        "flows": [
            {"flow": flow, "complete": extent.complete, "states": extent.states, "ways": extent.ways}
            for flow, extent in proved.proof.extents.items()
        ],
        "not_looked_at": list(proved.tell_unexplored()),
    }
