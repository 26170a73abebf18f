"""voices: what is recorded, what is missing, what cannot be played."""

from __future__ import annotations

from collections.abc import Container, Mapping
from contextlib import suppress

import click

from ivrflow import say
from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.model.errors import Misuse

__all__ = ["voices"]


@cli.command()
@click.argument("language", required=False)
@pass_session
@click.pass_context
def voices(context: click.Context, session: Session, language: str | None) -> None:
    """Show what is recorded, and what is still to be.

    With LANGUAGE, the ids that nobody has recorded and what they should say. What is not recorded is spoken by the
    robot voice. Exit code 1 when a recording cannot be played.
    """
    with session.installation() as installed:
        found = installed.voices()
    recorded = {each: found.recordings(each) for each in found.languages}
    missing = {each: _missing(each, found.of(each).transcripts, recorded[each]) for each in found.languages}
    if language is None:
        rows = [(each, len(recorded[each]), len(missing[each])) for each in found.languages]
        session.output.table(("language", "recordings", "still to record"), rows)
    elif language in found.languages:
        for name, text in missing[language].items():
            session.output.say(f"{name}\t{text}")
    else:
        raise Misuse(
            f'there is no voice for "{language}"; there are: {", ".join(found.languages)}. '
            f"Add voices/{language}/voice.toml (docs/guide/voices.md)"
        )
    for fault in found.faults:
        session.output.warn(fault.message)
    session.output.document(
        {
            "languages": {
                each: {"recorded": sorted(recorded[each]), "missing": missing[each]}
                for each in found.languages
                if language in (None, each)
            },
            "faults": [fault.message for fault in found.faults],
        }
    )
    context.exit(FINDINGS if found.faults else 0)


def _missing(language: str, transcripts: Mapping[str, str], recorded: Container[str]) -> dict[str, str]:
    """Id → what the recording should say: transcripts that nobody has recorded, and the words of numbers and dates."""
    wanted = dict(transcripts)
    # Texts and recordings can be played in any language; only numbers and dates have no words in some.
    with suppress(say.UnsupportedLanguage):
        wanted.update(say.prompt_ids(language))
    return {name: text for name, text in sorted(wanted.items()) if name not in recorded}
