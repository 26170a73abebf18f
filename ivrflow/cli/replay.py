"""replay: what would have become of real calls on a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.completion import flow_names
from ivrflow.cli.replay_texts import (
    call_as_json,
    call_as_row,
    call_lines,
    summary_as_json,
    summary_lines,
    ways_as_json,
)
from ivrflow.lang import parse_flow
from ivrflow.model.errors import Misuse
from ivrflow.runtime.composition import ComposedFlow, drafts_of
from ivrflow.runtime.draft_replay import Compared, LeftOut, open_draft_replay
from ivrflow.runtime.flow_folder import read_flow_files
from ivrflow.runtime.wiring import Installation
from ivrflow.store.calls import CallFilter, PastCall
from ivrflow.verify.batch_replay import Tally

__all__ = ["replay"]


@cli.command()
@click.option("--draft", "drafts", multiple=True, required=True, metavar="FLOW|FILE", shell_complete=flow_names,
              help="A draft of the store, a file or a folder; may be given again.")  # fmt: skip
@click.option("--since", type=click.DateTime(), help="Calls from then on, UTC (default: yesterday, 00:00).")
@click.option("--until", type=click.DateTime(), help="Calls before, UTC (default: now).")
@click.option("--flow", help="Calls that were in this flow (default: in one of the drafts).")
@click.option("--route", default="", metavar="NUMBER", help="Only calls to this number.")
@click.option("--calls", "listing", is_flag=True, help="List each call that would not have gone the same way.")
@click.option("--call", "call_id", help="Show one call node by node.")
@pass_session
@click.pass_context
def replay(
    context: click.Context,
    session: Session,
    drafts: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    flow: str | None,
    route: str,
    listing: bool,
    call_id: str | None,
) -> None:
    """Run real calls on a draft: who would have ended elsewhere, and where.

    Every call is run from its journal and compared with the release that it was made on; the draft stands beside what
    is published of the other flows. Answers of the company's systems are those of then; keys are collected anew where
    an input changed; choices of a menu are found by name when their keys moved. What a journal cannot tell is
    undecided. Nothing is changed. Exit code 1 when a call would have gone another way.
    """
    with session.installation() as installed:
        tried = _tried(installed, drafts)
        runs = open_draft_replay(installed.store, installed.world(), tried)
        if call_id is not None:
            context.exit(_show(session, runs.one(_past_call(installed, call_id))))
        flows = (flow,) if flow else tuple(tried)
        wanted = CallFilter(_utc(since) or _yesterday(), _utc(until), dnis=route, visited=flows)
        tally, left_out = Tally(), Counter[str]()
        listed: list[dict[str, object]] = []
        with session.output.progress("replaying calls") as bar:
            for number, one in enumerate(runs.each(wanted)):
                bar(number, 0)
                if isinstance(one, LeftOut):
                    left_out[one.reason] += 1
                    continue
                tally.add(one.result)
                if listing and not one.result.same:
                    session.output.say("\t".join(call_as_row(one)))
                    listed.append(call_as_json(one))
    batch = tally.result()
    for line in summary_lines(batch, left_out, f"{_period(wanted)} on the draft of {', '.join(tried)}"):
        session.output.say(line)
    document = summary_as_json(batch, left_out)
    session.output.document({**document, "calls": listed} if listing else document)
    context.exit(FINDINGS if batch.diverged else 0)


def _show(session: Session, one: Compared | LeftOut) -> int:
    """One call; gives the exit code."""
    if isinstance(one, LeftOut):
        raise Misuse(f"the call {one.cdr.call_id} cannot be compared: {one.reason}")
    for line in call_lines(one):
        session.output.say(line)
    session.output.document(call_as_json(one) | ways_as_json(one))
    return FINDINGS if one.result.replay.divergence is not None else 0


def _tried(installed: Installation, drafts: Iterable[str]) -> dict[str, ComposedFlow]:
    """The flows to be tried, by id. Raises Misuse, Unavailable."""
    tried: dict[str, ComposedFlow] = {}
    for name in drafts:
        if not name.endswith(".ivr") and not Path(name).is_dir():
            tried |= drafts_of(installed.store, [name])
            continue
        for path, text in read_flow_files([Path(name)]).items():
            read = parse_flow(text.text, path).flow
            if read is None:
                raise Misuse(f"{path}: not even the flow's name can be read; `ivrflow check` tells more")
            tried[read.id] = ComposedFlow(text)
    return tried


def _past_call(installed: Installation, call_id: str) -> PastCall:
    cdr = installed.store.calls.get(call_id)
    if cdr is None:
        raise Misuse(f"there is no finished call {call_id}; `ivrflow calls` lists them")
    return PastCall(cdr, installed.store.calls.journal(call_id))


def _utc(moment: datetime | None) -> datetime | None:
    return moment and moment.replace(tzinfo=UTC)


def _yesterday() -> datetime:
    return datetime.combine(datetime.now(UTC).date() - timedelta(days=1), time(), UTC)


def _period(wanted: CallFilter) -> str:
    until = f" until {wanted.until:%Y-%m-%d %H:%M}" if wanted.until else ""
    return f"since {wanted.since:%Y-%m-%d %H:%M}{until} UTC"
