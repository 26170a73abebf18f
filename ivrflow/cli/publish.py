"""push, pull, publish, flows: from files to what callers get."""

from __future__ import annotations

from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.approval import APPROVED, held, with_approval
from ivrflow.cli.completion import flow_names
from ivrflow.cli.gate_texts import gate_as_json, gate_lines
from ivrflow.cli.texts import issue_as_json, render
from ivrflow.model.issues import Severity
from ivrflow.runtime import folder_sync
from ivrflow.runtime.folder_sync import Outcome, Synced
from ivrflow.runtime.four_eyes import approved, refuse_own_work
from ivrflow.runtime.gates import Demands
from ivrflow.runtime.live_files import live_files
from ivrflow.runtime.publishing import Published

__all__ = ["flows", "publish", "pull", "push"]

FOLDER = click.argument("folder", required=False, type=click.Path(path_type=Path))
FORCE = click.option("--force", is_flag=True, help="Overwrite what was touched on the other side.")


@cli.command()
@FOLDER
@FORCE
@pass_session
@click.pass_context
def push(context: click.Context, session: Session, folder: Path | None, force: bool) -> None:
    """Bring flow files into the store as drafts, with their conversations.

    Those of `telebank.ivr` are in `telebank.calls`, and in `telebank.night.calls` and the like. A draft that somebody
    has changed in the store since stays as it is, and is told. Routes, calendars, lists and tables of the configuration
    are added when the store does not have them.
    """
    with session.installation() as installed:
        configuration = installed.configuration
        where = folder or configuration.path("flows")
        synced = folder_sync.push(installed.store, where, session.author, force)
        added = folder_sync.seed(installed.store, configuration, live_files(configuration), session.author)
    _say_synced(session, synced, "the draft was changed in the store; pull first, or push --force")
    for line in added:
        session.output.say(f"added: {line}")
    context.exit(_exit_code(synced))


@cli.command()
@FOLDER
@FORCE
@pass_session
@click.pass_context
def pull(context: click.Context, session: Session, folder: Path | None, force: bool) -> None:
    """Write the store's drafts into a folder, with their conversations.

    A file that somebody has changed since stays as it is, and is told.
    """
    with session.installation() as installed:
        where = folder or installed.configuration.path("flows")
        synced = folder_sync.pull(installed.store, where, force)
    _say_synced(session, synced, "the file was changed; push first, or pull --force")
    context.exit(_exit_code(synced))


def _say_synced(session: Session, synced: tuple[Synced, ...], advice: str) -> None:
    for one in synced:
        note = f" ({advice})" if one.outcome in (Outcome.CONFLICT, Outcome.OTHER_IS_NEWER) else ""
        session.output.say(f"{one.flow}: {one.outcome.value}{note}")
    session.output.document([{"flow": one.flow, "outcome": one.outcome.value} for one in synced])


def _exit_code(synced: tuple[Synced, ...]) -> int:
    # A draft that somebody changed since is no mistake of the folder's: it stays, and says so. A conflict is.
    return FINDINGS if any(one.outcome is Outcome.CONFLICT for one in synced) else 0


@cli.command()
@click.argument("names", nargs=-1, metavar="[FLOW]...", shell_complete=flow_names)
@click.option("--note", default="", help="What changed, and why.")
@click.option("--no-warnings", is_flag=True, help="Demand that the checks find no warning either.")
@click.option("--conversations", is_flag=True, help="Demand that all conversations pass.")
@click.option("--coverage", default=0, metavar="PERCENT", help="Demand that they go through so many of the exits.")
@click.option("--proof", is_flag=True, help="Demand that exploring shows no call that meets an error.")
@APPROVED
@click.option("--skip-gates", "skip", default="", metavar="REASON", help="Publish all the same, if that is allowed.")
@pass_session
@click.pass_context
def publish(
    context: click.Context,
    session: Session,
    names: tuple[str, ...],
    note: str,
    no_warnings: bool,
    conversations: bool,
    coverage: int,
    proof: bool,
    approved_by: str,
    skip: str,
) -> None:
    """Check drafts, render their prompts, make them current.

    All drafts, or those named, become a new release together with what is published of the others. Engines pick it up
    within a second; calls in progress stay on what they began with. Publishing what is published already changes
    nothing.

    Errors always stand in the way. What else is demanded of the flows that change, and of those that lead to them, is
    set in [publish] of ivrflow.toml; the options here demand more. What was demanded and found is kept with the
    publication (`ivrflow versions`).

    Where the designer needs two people (`four_eyes`), so does this: nobody publishes what he wrote himself, unless
    --approved-by names who looked at it; that is on record.
    """
    more = Demands(no_warnings, conversations, coverage, proof)
    with session.installation() as installed, session.output.progress("rendering prompts") as bar:
        before = installed.store.releases.current()
        eyes = approved(installed.store, session.author, approved_by)
        if installed.configuration.designer.four_eyes:
            held(lambda: refuse_own_work(installed.store, names or None, eyes))
        told = with_approval(note, approved_by)
        published = installed.publisher(bar).publish(names or None, session.author, told, more, skip)
    for path, issue in published.issues:
        if issue.severity is not Severity.HINT:
            read = published.flows.get(issue.flow)
            session.output.say(render(read, issue) if read else f"{path}: {issue.code}: {issue.message}")
    publication = published.publication
    unchanged = publication is not None and before is not None and before.serial == publication.serial
    for line in () if unchanged else gate_lines(published.gates):
        session.output.say(line)
    if publication is None:
        what = "what is missing" if published.gates else "the errors first"
        session.output.say(f"\nnot published: mend {what}; callers get what they got before")
    elif unchanged:
        session.output.say(f"unchanged: release {publication.release[:12]} (publication {publication.serial})")
    else:
        session.output.say(f"published: release {publication.release[:12]} (publication {publication.serial})")
        for flow, number in published.versions.items():
            session.output.say(f"  {flow} version {number}")
        if publication.proof.skipped:
            session.output.say(f"  gates were skipped, and that is on record: {publication.proof.skipped}")
    session.output.document(_published_as_json(published))
    context.exit(FINDINGS if publication is None else 0)


def _published_as_json(published: Published) -> dict[str, object]:
    publication = published.publication
    return {
        "release": publication.release if publication else None,
        "publication": publication.serial if publication else None,
        "versions": dict(published.versions),
        "issues": [issue_as_json(path, issue) for path, issue in published.issues],
        "gates": [gate_as_json(report) for report in published.gates],
        "skipped": publication.proof.skipped if publication else "",
    }


@cli.command()
@pass_session
def flows(session: Session) -> None:
    """List flows with their drafts and published versions."""
    with session.installation() as installed:
        store = installed.store
        current = store.releases.current()
        numbers = dict(store.releases.get(current.release).versions) if current else {}
        drafts = {draft.flow: draft for draft in store.drafts.list()}
        names = sorted(drafts.keys() | numbers.keys())
    session.output.table(
        ("flow", "draft", "touched by", "published"),
        [
            (
                name,
                f"revision {drafts[name].revision}" if name in drafts else "-",
                drafts[name].author if name in drafts else "-",
                f"version {numbers[name]}" if name in numbers else "-",
            )
            for name in names
        ],
    )
    session.output.document(
        [
            {
                "flow": name,
                "revision": drafts[name].revision if name in drafts else None,
                "version": numbers.get(name),
            }
            for name in names
        ]
    )
