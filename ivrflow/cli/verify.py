"""explore, timing: what callers can live through, before anybody does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.completion import flow_names
from ivrflow.cli.texts import coverage_as_json, cut_lines
from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import print_conversations
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Severity
from ivrflow.runtime.flow_folder import FlowFolder, no_such_file, read_flow_folder
from ivrflow.verify.exploration.bounds import DEFAULT, Bounds
from ivrflow.verify.exploration.explore import explore as explore_flow
from ivrflow.verify.extent import Extent, extent_of, tell_cut
from ivrflow.verify.findings.find_all import find_all
from ivrflow.verify.findings.finding import Finding
from ivrflow.verify.timing.stay import Stay
from ivrflow.verify.timing.timing import OptionTime, Timing, timing_of

__all__ = ["explore", "timing"]

FLOW = click.argument("flow", shell_complete=flow_names)


@cli.command()
@FLOW
@click.option("--states", default=DEFAULT.max_states, show_default=True, help="How many states are looked at.")
@click.option("--variants", default=DEFAULT.variants, show_default=True, help="Combinations of values at one place.")
@click.option(
    "--dead-air",
    "dead_air_s",
    default=DEFAULT.dead_air_ms / 1000,
    show_default=True,
    help="Seconds of silence allowed.",
)
@click.option("--within", "within_s", type=float, metavar="SECONDS", help="Stop after so long, with what is found.")
@click.option(
    "--also",
    type=click.Choice(["overtime", "nothing"]),
    multiple=True,
    help="overtime: the call's time may be up anywhere; nothing: hosts may answer with empty results (NULL).",
)
@pass_session
@click.pass_context
def explore(
    context: click.Context,
    session: Session,
    flow: str,
    states: int,
    variants: int,
    dead_air_s: float,
    within_s: float | None,
    also: tuple[str, ...],
) -> None:
    """Go all the ways that callers can take, and tell what is wrong with them.

    FLOW is a file, or the name of one in the flows folder. A finding that is certain is shown with a call that has it,
    to be kept in a `.calls` file. What was not looked at is said. Exit code 1 when there is an error or a warning.
    """
    name, programs = _programs(session, flow)
    bounds = Bounds(
        max_states=states,
        variants=variants,
        dead_air_ms=int(1000 * dead_air_s),
        overtime="overtime" in also,
        nothing="nothing" in also,
    )
    until = None if within_s is None else time.monotonic() + within_s
    exploration = explore_flow(programs, name, bounds, None if until is None else lambda: time.monotonic() >= until)
    found, extent = find_all(exploration), extent_of(exploration)
    for finding in found:
        issue = finding.issue()
        session.output.say(f"{issue.severity.value} {issue.code}: {finding.flow}.{finding.node}: {issue.message}")
        if finding.example is not None:
            lines = print_conversations([finding.example]).splitlines()
            session.output.say("\n".join(f"    {line}".rstrip() for line in lines) + "\n")
    for line in _extent_lines(extent):
        session.output.say(line)
    session.output.document({"findings": [_finding_as_json(each) for each in found], "extent": _extent_as_json(extent)})
    context.exit(FINDINGS if any(each.code.severity is not Severity.HINT for each in found) else 0)


@cli.command()
@FLOW
@click.option("--host", "host_ms", default=0, show_default=True, help="Milliseconds that a look-up usually takes.")
@pass_session
def timing(session: Session, flow: str, host_ms: int) -> None:
    """Tell after how many seconds each option of each menu can be chosen.

    FLOW is a file, or the name of one in the flows folder. `quickest`: by a caller who knows the way and interrupts
    where he may; `listening`: by one who hears everything until the option is named; `typical`: the same on the way
    without mistakes. Recordings, what was rendered before and what is published take as long as they do; a time with a
    `~` rests on a prompt that has no sound yet and is estimated by its text.
    """
    name, programs = _programs(session, flow)
    exploration = explore_flow(programs, name)
    with session.installation() as installed:
        times = timing_of(exploration, installed.prompt_durations(), host_ms)
    rows = [(f"{each.flow}.{each.node}", each.keys, each.label, *_three_times(each)) for each in times.options]
    session.output.table(("menu", "keys", "option", "quickest", "listening", "typical"), rows)
    for line in (*_stay_lines(times.stay), *_estimate_lines(times)):
        session.output.say(line)
    for line in cut_lines(exploration.cut):
        session.output.say(line)
    session.output.document(
        {
            "options": [
                {
                    "flow": each.flow,
                    "node": each.node,
                    "keys": each.keys,
                    "label": each.label,
                    "quickest_ms": each.quickest_ms,
                    "listening_ms": each.listening_ms,
                    "typical_ms": each.typical_ms,
                    "way": each.way,
                    "estimated": sorted(each.estimated),
                }
                for each in times.options
            ],
            "longest_ms": times.stay.longest_ms,
            "silent_ms": times.stay.silent_ms,
            "limit_ms": times.stay.limit_ms,
            "loops": times.stay.loops,
            "estimated": times.estimated,
            "cut": list(tell_cut(exploration.cut)),
        }
    )


def _programs(session: Session, flow: str) -> tuple[str, dict[str, Program]]:
    """The flow's id, and the programs of its folder. Raises Misuse when it has errors."""
    configuration = session.configuration()
    path = Path(flow) if flow.endswith(".ivr") else configuration.path_from_here("flows") / f"{flow}.ivr"
    if not path.exists():
        raise no_such_file(path)
    folder = read_flow_folder(configuration, [path.parent])
    read = folder.flows[str(path)].parsed.flow
    if read is None or read.id not in folder.programs:
        _complain(session, folder)
        raise Misuse(f"{path}: has errors; `ivrflow check` tells")
    return read.id, folder.programs


def _complain(session: Session, folder: FlowFolder) -> None:
    for complaint in folder.complaints():
        session.output.warn(complaint)


def _extent_lines(extent: Extent) -> list[str]:
    lines = [f"{extent.states} states and {extent.ways} ways were looked at"]
    for each in extent.coverage:
        exits = len(each.exits_covered) + len(each.exits_uncovered)
        lines.append(f"  {each.flow}: {len(each.nodes_covered)} nodes, {len(each.exits_covered)} of {exits} exits")
    return [*lines, *cut_lines(extent.cut)]


def _stay_lines(stay: Stay) -> list[str]:
    loops = "; ".join(" > ".join(loop) for loop in stay.loops[:5])
    longest = f"as long as the caller goes round: {loops}" if stay.longest_ms is None else _seconds(stay.longest_ms)
    silent = "for ever" if stay.silent_ms is None else _seconds(stay.silent_ms)
    return [
        f"longest stay: {longest}",
        f"a caller who presses nothing is kept {silent}",
        f"after {_seconds(stay.limit_ms)} the call is ended",
    ]


def _three_times(option: OptionTime) -> Iterator[str]:
    times = {"quickest": option.quickest_ms, "listening": option.listening_ms, "typical": option.typical_ms}
    return (f"~{_seconds(ms)}" if name in option.estimated else _seconds(ms) for name, ms in times.items())


def _estimate_lines(times: Timing) -> list[str]:
    return ["~: estimated, since a prompt on the way has no sound yet"] if times.estimated else []


def _seconds(ms: int | None) -> str:
    return "-" if ms is None else f"{ms / 1000:.1f} s"


def _finding_as_json(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code.code,
        "severity": finding.code.severity.value,
        "flow": finding.flow,
        "node": finding.node,
        "exit": finding.exit,
        "message": finding.message,
        "certain": finding.certain,
        "example": None if finding.example is None else print_conversations([finding.example]),
    }


def _extent_as_json(extent: Extent) -> dict[str, object]:
    return {
        "complete": extent.complete,
        "states": extent.states,
        "ways": extent.ways,
        "starts": extent.starts,
        "cut": list(tell_cut(extent.cut)),
        "flows": [coverage_as_json(each) for each in extent.coverage],
    }
