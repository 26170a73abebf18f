"""versions, diff, rollback: what callers got, and when."""

from __future__ import annotations

import difflib

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.cli.approval import APPROVED, held, with_approval
from ivrflow.cli.completion import flow_names
from ivrflow.cli.gate_texts import proof_as_json, proof_in_words
from ivrflow.model.errors import Misuse
from ivrflow.runtime.four_eyes import approved, refuse_own_return
from ivrflow.runtime.wiring import Installation

__all__ = ["diff", "rollback", "versions"]


@cli.command()
@click.argument("flow", required=False, shell_complete=flow_names)
@pass_session
def versions(session: Session, flow: str | None) -> None:
    """List the versions of a flow, or all publications with what they were held to."""
    with session.installation() as installed:
        releases = installed.store.releases
        if flow is None:
            history = releases.history()
            rows: list[tuple[object, ...]] = [
                (
                    each.serial,
                    each.release[:12],
                    f"{each.created:%Y-%m-%d %H:%M:%S}",
                    each.author,
                    each.note,
                    proof_in_words(each.proof),
                )
                for each in history
            ]
            session.output.table(("publication", "release", "when (UTC)", "who", "note", "held to"), rows)
            session.output.document(
                [
                    {
                        "publication": each.serial,
                        "release": each.release,
                        "created": each.created.isoformat(),
                        "author": each.author,
                        "note": each.note,
                        **proof_as_json(each.proof),
                    }
                    for each in history
                ]
            )
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

    FIRST and SECOND are numbers of versions, or `draft`. What callers of other flows can newly reach through this one,
    or no longer, is told as well; those flows are taken as their drafts are. Exit code 1 when they differ.
    """
    # Nobody else here needs it, and it brings a graph library along.
    from ivrflow.runtime.meaning_of_change import meaning_of_change

    with session.installation() as installed:
        before, after = (_text_of(installed, flow, which) for which in (first, second))
        others = {draft.flow: draft.text for draft in installed.store.drafts.list()}
    lines = list(
        difflib.unified_diff(
            before.splitlines(), after.splitlines(), f"{flow} {first}", f"{flow} {second}", lineterm=""
        )
    )
    meaning = meaning_of_change(flow, before, after, others)
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
@APPROVED
@pass_session
def rollback(session: Session, publication: int, note: str, approved_by: str) -> None:
    """Make an earlier publication current again.

    PUBLICATION is a number of `ivrflow versions`. Where the designer needs two people (`four_eyes`), nobody brings back
    what he wrote himself, unless --approved-by names who looked at it.
    """
    with session.installation() as installed:
        releases = installed.store.releases
        found = next((each for each in releases.history(10_000) if each.serial == publication), None)
        if found is None:
            raise Misuse(f"there is no publication {publication}; `ivrflow versions` lists them")
        release, store = found.release, installed.store
        eyes = approved(store, session.author, approved_by)
        if installed.configuration.designer.four_eyes:
            held(lambda: refuse_own_return(store, release, eyes))
        told = with_approval(note or f"back to publication {publication}", approved_by)
        made = releases.rollback(release, session.author, told)
    session.output.say(f"current: release {made.release[:12]} (publication {made.serial})")
    session.output.document({"publication": made.serial, "release": made.release})
