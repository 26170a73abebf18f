"""coverage: what the conversations of flows go through, and what they leave out."""

from __future__ import annotations

from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.texts import coverage_as_json, cut_lines
from ivrflow.lang.conversations import print_conversations
from ivrflow.model.conversation import Conversation
from ivrflow.runtime.flow_folder import read_flow_folder
from ivrflow.runtime.simulation.flow_tests import find_conversations, read_conversations, run_file
from ivrflow.verify.coverage import coverage_of
from ivrflow.verify.exploration.explore import explore as explore_flow
from ivrflow.verify.extent import tell_cut
from ivrflow.verify.suggest import suggest

__all__ = ["coverage"]


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--at-least", default=0.0, metavar="PERCENT", help="Exit code 1 when a flow has less.")
@click.option("--suggest", "suggesting", is_flag=True, help="Print conversations for what none covers.")
@pass_session
@click.pass_context
def coverage(
    context: click.Context, session: Session, paths: tuple[Path, ...], at_least: float, suggesting: bool
) -> None:
    """Tell which nodes and exits the conversations of `.calls` files go through.

    Without PATHS, those of the flows folder. Keys of a flow's header count once for all its menus. With --suggest,
    exits for which no conversation was found are named, and what was not looked at when looking for one; all that is
    no conversation is printed as a comment, so that `>> flows/telebank.calls` keeps what was suggested.
    """
    configuration = session.configuration()
    files = [read_conversations(path) for path in find_conversations(paths or (configuration.path_from_here("flows"),))]
    folders = sorted({file.path.parent for file in files}) or [configuration.path_from_here("flows")]
    folder = read_flow_folder(configuration, folders)
    programs = folder.programs
    for complaint in folder.complaints():
        session.output.warn(complaint)
    runs = [run for file in files if file.flow in programs for run in run_file(file, programs, folder.live)]
    visits = [visit for run in runs for step in run.call.journal.steps for visit in step.visits]
    covered = coverage_of(programs, visits)
    conversations: list[Conversation] = []
    left: dict[str, list[dict[str, str]]] = {}
    cut: dict[str, list[str]] = {}
    mark = "// " if suggesting else ""
    for each in covered:
        exits = len(each.exits_covered) + len(each.exits_uncovered)
        session.output.say(f"{mark}{each.flow}: {each.percent:.0f} % of {exits} exits")
        if suggesting and each.exits_uncovered:
            exploration = explore_flow(programs, each.flow)
            found = suggest(exploration, visits)
            conversations.extend(found.conversations)
            session.output.say(f"\n{print_conversations(found.conversations)}")
            own = [name for name in found.left if name.flow == each.flow]
            left[each.flow] = [{"node": node, "exit": name} for _, node, name in own]
            cut[each.flow] = list(tell_cut(exploration.cut))
            for _, node, name in own:
                session.output.say(f"{mark}  no conversation found for {node or 'any menu'}: {name}")
            for line in cut_lines(exploration.cut):
                session.output.say(f"{mark}  {line}")
        else:
            for _, node, name in each.exits_uncovered:
                session.output.say(f"  not {node or 'in any menu'}: {name}")
    session.output.document(
        {
            "flows": [coverage_as_json(each) for each in covered],
            "suggested": print_conversations(conversations),
            "left": left,
            "cut": cut,
        }
    )
    context.exit(FINDINGS if any(each.percent < at_least for each in covered) else 0)
