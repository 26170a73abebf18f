"""calls: what became of calls."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.masking import shown_record
from ivrflow.compiler.program import Program
from ivrflow.engine.replay import replay as replay_on
from ivrflow.engine.rerun import rerun
from ivrflow.model.cdr import Cdr
from ivrflow.model.errors import Misuse
from ivrflow.model.events import Offered
from ivrflow.model.journal import Step, Visit
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.releases import compile_release
from ivrflow.runtime.wiring import Installation

__all__ = ["calls"]


@cli.group(invoke_without_command=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many.")
@click.option("--ani", default="", help="Only this caller.")
@click.option("--flow", default="", help="Only this flow.")
@click.option("--ended-by", default="", help="Only calls that ended so: caller, flow, handoff, lost…")
@click.option("--since", type=click.DateTime(), help="Only from then on (UTC).")
@pass_session
@click.pass_context
def calls(
    context: click.Context, session: Session, limit: int, ani: str, flow: str, ended_by: str, since: datetime | None
) -> None:
    """Show what became of calls, the newest first."""
    if context.invoked_subcommand is not None:
        return
    with session.installation() as installed:
        found = installed.find_calls(since and since.replace(tzinfo=UTC), ani, flow, ended_by, limit)
    session.output.table(
        ("call", "offered (UTC)", "from", "to", "flow", "seconds", "ended by"),
        [
            (cdr.call_id, f"{cdr.offered:%Y-%m-%d %H:%M:%S}", cdr.ani, cdr.dnis, cdr.flow, _seconds(cdr), cdr.ended_by)
            for cdr in found
        ],
    )
    session.output.document([_cdr_as_json(cdr) for cdr in found])


@calls.command()
@click.argument("call_id")
@click.option("--clear", is_flag=True, help="Also what the caller entered, and what hosts told of him.")
@pass_session
def show(session: Session, call_id: str, clear: bool) -> None:
    """Show a call's record, and its journal step by step.

    What callers entered and what hosts answered is hidden unless it is asked for. Secrets are in no journal.
    """
    with session.installation() as installed:
        cdr = installed.store.calls.get(call_id)
        journal = installed.store.calls.journal(call_id)
    if cdr is None and not journal.steps:
        raise Misuse(f"there is no call {call_id}; `ivrflow calls` lists them")
    if cdr is not None:
        for name, value in _cdr_in_words(cdr).items():
            session.output.say(f"{name:10} {value}")
    session.output.say("")
    for step in journal.steps:
        session.output.say(_step_in_words(step, clear=clear))
    if not journal.complete:
        session.output.say("(the journal has a gap here)")
    session.output.document(
        {
            "cdr": _cdr_as_json(cdr) if cdr else None,
            "complete": journal.complete,
            "steps": [shown_record(step, clear=clear) for step in journal.steps],
        }
    )


@calls.command()
@click.argument("call_id")
@click.option("--draft", is_flag=True, help="On the drafts as they are now.")
@click.option("--release", help="On another release: the beginning of its hash.")
@pass_session
@click.pass_context
def replay(context: click.Context, session: Session, call_id: str, draft: bool, release: str | None) -> None:
    """Run a call's journal again.

    On its own release it must go the same way; on the drafts or on another release, what differs is named. Exit code 1
    when it goes another way; the first place where it does is named.
    """
    if draft and release:
        raise Misuse("give either --draft or --release")
    with session.installation() as installed:
        journal = installed.store.calls.journal(call_id)
        offered = journal.steps[0].event if journal.steps else None
        if not isinstance(offered, Offered):
            raise Misuse(f"there is no journal of a call {call_id}; `ivrflow calls` lists calls")
        before = _programs(installed, offered.release)
        after = _drafts(installed) if draft else _programs(installed, release) if release else None
    if after is None:
        again = rerun(before, journal.steps)
        same = again.differs_at is None
        session.output.say(
            "the same, step by step" if same else f"differs at step {again.differs_at}: a defect of ours"
        )
        session.output.document({"same": same, "differs_at": again.differs_at})
        context.exit(0 if same else FINDINGS)
    found = replay_on(after, before, journal.steps)
    for where in found.changed_wording:
        session.output.say(f"says something else: {where}")
    for where in found.new_prompts:
        session.output.say(f"would be heard for the first time: {where}")
    if found.divergence is not None:
        before_words, after_words = _visit(found.divergence.before), _visit(found.divergence.after)
        session.output.say(f"goes another way at node {found.divergence.number + 1}: {before_words}, now {after_words}")
    if found.undecided:
        session.output.say(f"undecided: {found.undecided}")
    elif found.divergence is None:
        session.output.say("goes the same way")
    if not found.undecided:
        session.output.say(f"ended by {found.outcome_before}, now {found.outcome_after}")
    session.output.document(
        {
            "divergence": _divergence_as_json(found.divergence.before, found.divergence.after)
            if found.divergence
            else None,
            "changed_wording": list(found.changed_wording),
            "new_prompts": list(found.new_prompts),
            "undecided": found.undecided,
            "ended_before": found.ended_before,
            "ended_after": found.ended_after,
        }
    )
    context.exit(FINDINGS if found.divergence else 0)


def _programs(installed: Installation, release: str) -> dict[str, Program]:
    releases = installed.store.releases
    full = next((each.release for each in releases.history(10_000) if each.release.startswith(release)), None)
    if full is None:
        raise Misuse(f'there is no release "{release}"; `ivrflow versions` lists them')
    return compile_release(releases.get(full), releases.texts(full), installed.world())


def _drafts(installed: Installation) -> dict[str, Program]:
    texts = {draft.flow: FlowText(draft.flow, draft.text) for draft in installed.store.drafts.list()}
    read = FlowSet(installed.world()).read(texts)
    return {name: flow.program for name, flow in read.items() if flow.program is not None}


def _cdr_as_json(cdr: Cdr) -> dict[str, object]:
    return {
        "call": cdr.call_id,
        "channel": cdr.channel,
        "from": cdr.ani,
        "to": cdr.dnis,
        "flow": cdr.flow,
        "release": cdr.release,
        "offered": cdr.offered.isoformat(),
        "answered": cdr.answered.isoformat() if cdr.answered else None,
        "ended": cdr.ended.isoformat(),
        "ended_by": cdr.ended_by,
        "cause": cdr.cause,
        "language": cdr.language,
        "queue": cdr.queue,
        "path": list(cdr.path),
        "facts": dict(cdr.facts),
        "route": cdr.route,
        "left_at": cdr.left_at,
        "inputs": [each._asdict() for each in cdr.inputs],
        "milestones": [each._asdict() | {"data": dict(each.data)} for each in cdr.milestones],
    }


def _cdr_in_words(cdr: Cdr) -> dict[str, object]:
    milestones = (
        f"{each.name} after {each.at_ms / 1000:.1f} s"
        + (f" for {each.customer_class}" if each.customer_class else "")
        + "".join(f", {key} = {value}" for key, value in each.data)
        for each in cdr.milestones
    )
    facts = ", ".join(f"{name} = {value}" for name, value in cdr.facts)
    return {
        **_cdr_as_json(cdr),
        "path": " -> ".join(cdr.path),
        "facts": facts,
        "milestones": "; ".join(milestones),
        "inputs": "; ".join(
            f"{node} asked {asked} times, {noinput} noinput, {nomatch} nomatch"
            for node, asked, noinput, nomatch in cdr.inputs
        ),
    }


def _seconds(cdr: Cdr) -> str:
    return f"{(cdr.ended - cdr.offered).total_seconds():.1f}"


def _step_in_words(step: Step, *, clear: bool) -> str:
    record = shown_record(step, clear=clear)
    event = {name: value for name, value in record["event"].items() if value not in ("", None, [], {})}
    kind = event.pop("is", "")
    details = " ".join(f"{name}={value}" for name, value in event.items() if name != "facts")
    lines = [f"{step.at_ms / 1000:9.3f}  {kind} {details}"]
    lines += [f"{'':11}{visit.flow}.{visit.node} -> {visit.exit}" for visit in step.visits]
    lines += [f"{'':11}#{number} {type(command).__name__}" for number, command in step.commands]
    return "\n".join(lines)


def _visit(visit: Visit | None) -> str:
    return f"{visit.flow}.{visit.node} by {visit.exit or 'its end'}" if visit is not None else "not at all"


def _divergence_as_json(before: Visit | None, after: Visit | None) -> dict[str, object]:
    return {"before": list(before) if before else None, "after": list(after) if after else None}
