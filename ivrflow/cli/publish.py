"""push, pull, publish, versions, diff, rollback, flows: from files to what callers get."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.completion import flow_names
from ivrflow.cli.texts import issue_as_json, render
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Severity
from ivrflow.runtime import folder_sync
from ivrflow.runtime.folder_sync import Outcome, Synced
from ivrflow.runtime.live_files import live_files
from ivrflow.runtime.publishing import Published
from ivrflow.runtime.wiring import Installation

__all__ = ["diff", "flows", "publish", "pull", "push", "rollback", "versions"]

FOLDER = click.argument("folder", required=False, type=click.Path(path_type=Path))
FORCE = click.option("--force", is_flag=True, help="Overwrite what was touched on the other side.")


@cli.command()
@FOLDER
@FORCE
@pass_session
@click.pass_context
def push(context: click.Context, session: Session, folder: Path | None, force: bool) -> None:
    """Bring flow files into the store as drafts.

    A draft that somebody has changed in the store since stays as it is, and is told. Routes, calendars, lists and
    tables of the configuration are added when the store does not have them.
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
    """Write the store's drafts into a folder.

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
@pass_session
@click.pass_context
def publish(context: click.Context, session: Session, names: tuple[str, ...], note: str) -> None:
    """Check drafts, render their prompts, make them current.

    All drafts, or those named, become a new release together with what is published of the others. Engines pick it up
    within a second; calls in progress stay on what they began with. Publishing what is published already changes
    nothing.
    """
    with session.installation() as installed, session.output.progress("rendering prompts") as bar:
        before = installed.store.releases.current()
        published = installed.publisher(bar).publish(names or None, session.author, note)
    for path, issue in published.issues:
        if issue.severity is not Severity.HINT:
            read = published.flows.get(issue.flow)
            session.output.say(render(read, issue) if read else f"{path}: {issue.code}: {issue.message}")
    publication = published.publication
    if publication is None:
        session.output.say("not published: mend the errors first; callers get what they got before")
    elif before is not None and before.serial == publication.serial:
        session.output.say(f"unchanged: release {publication.release[:12]} (publication {publication.serial})")
    else:
        session.output.say(f"published: release {publication.release[:12]} (publication {publication.serial})")
        for flow, number in published.versions.items():
            session.output.say(f"  {flow} version {number}")
    session.output.document(_published_as_json(published))
    context.exit(FINDINGS if publication is None else 0)


def _published_as_json(published: Published) -> dict[str, object]:
    publication = published.publication
    return {
        "release": publication.release if publication else None,
        "publication": publication.serial if publication else None,
        "versions": dict(published.versions),
        "issues": [issue_as_json(path, issue) for path, issue in published.issues],
    }


@cli.command()
@click.argument("flow", required=False, shell_complete=flow_names)
@pass_session
def versions(session: Session, flow: str | None) -> None:
    """List the versions of a flow, or all publications."""
    with session.installation() as installed:
        releases = installed.store.releases
        if flow is None:
            history = releases.history()
            rows: list[tuple[object, ...]] = [
                (each.serial, each.release[:12], f"{each.created:%Y-%m-%d %H:%M:%S}", each.author, each.note)
                for each in history
            ]
            session.output.table(("publication", "release", "when (UTC)", "who", "note"), rows)
            session.output.document(
                [{"publication": row[0], "release": each.release, "created": each.created.isoformat(),
                  "author": each.author, "note": each.note} for row, each in zip(rows, history, strict=True)]
            )  # fmt: skip
            return
        found = releases.versions(flow)
        if not found:
            raise Misuse(f'"{flow}" was never published')
        session.output.table(
            ("version", "hash", "when (UTC)", "who", "note"),
            [
                (each.number, each.hash[:12], f"{each.created:%Y-%m-%d %H:%M:%S}", each.author, each.note)
                for each in found
            ],
        )
        session.output.document(
            [
                {
                    "version": each.number,
                    "hash": each.hash,
                    "created": each.created.isoformat(),
                    "author": each.author,
                    "note": each.note,
                }
                for each in found
            ]
        )


@cli.command()
@click.argument("flow", shell_complete=flow_names)
@click.argument("first")
@click.argument("second")
@pass_session
@click.pass_context
def diff(context: click.Context, session: Session, flow: str, first: str, second: str) -> None:
    """Compare two versions of a flow: what callers can newly reach, no longer reach, hear and press; then the texts.

    FIRST and SECOND are numbers of versions, or `draft`. Exit code 1 when they differ.
    """
    # Nobody else here needs it, and it brings a graph library along.
    from ivrflow.cli.verify import meaning_of_change

    with session.installation() as installed:
        before, after = (_text_of(installed, flow, which) for which in (first, second))
    lines = list(
        difflib.unified_diff(
            before.splitlines(), after.splitlines(), f"{flow} {first}", f"{flow} {second}", lineterm=""
        )
    )
    meaning = meaning_of_change(flow, before, after)
    for heading, sentences in meaning.items():
        session.output.say("\n".join([f"{heading}:", *(f"  {sentence}" for sentence in sentences), ""]))
    for line in lines:
        session.output.say(line)
    session.output.document({"flow": flow, "meaning": meaning, "diff": lines})
    context.exit(FINDINGS if lines else 0)


def _text_of(installed: Installation, flow: str, which: str) -> str:
    if which == "draft":
        draft = installed.store.drafts.get(flow)
        if draft is None:
            raise Misuse(f'there is no draft of "{flow}"; `ivrflow flows` lists them')
        return draft.text
    if not which.isdecimal():
        raise Misuse(f'"{which}" is neither the number of a version nor `draft`')
    return installed.store.releases.version(flow, int(which)).text


@cli.command()
@click.argument("publication", type=int)
@click.option("--note", default="", help="Why.")
@pass_session
def rollback(session: Session, publication: int, note: str) -> None:
    """Make an earlier publication current again.

    PUBLICATION is a number of `ivrflow versions`.
    """
    with session.installation() as installed:
        releases = installed.store.releases
        found = next((each for each in releases.history(10_000) if each.serial == publication), None)
        if found is None:
            raise Misuse(f"there is no publication {publication}; `ivrflow versions` lists them")
        made = releases.rollback(found.release, session.author, note or f"back to publication {publication}")
    session.output.say(f"current: release {made.release[:12]} (publication {made.serial})")
    session.output.document({"publication": made.serial, "release": made.release})


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
