"""Small flows made behind the page, and what happened to them, for tests that are about something else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy import update

from ivrflow.model.conversation import Press, Wait
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.wiring import installation
from ivrflow.store.schema import schedules

from ..runtime.past_calls import place_calls
from .studio import Person

__all__ = [
    "bring_forward",
    "greets_with_news",
    "new_draft",
    "new_tests",
    "other_key",
    "place_two_calls",
    "publish_draft",
    "redraw",
    "text_of",
    "waits_long",
]

_FLOW = """\
flow {flow} "{title}" {{
  languages = [en-US]
  zone = Asia/Shanghai
  agents = false
  start = welcome
}}

play welcome "Welcome" {{
  prompt = say("Welcome.")
  done -> more
}}

menu more "More?" {{
  prompt = say("For the address, press 1.")
  attempts = 1
  key "1" -> goodbye
  noinput -> goodbye
  nomatch -> goodbye
}}

hang_up goodbye "Goodbye" {{
  prompt = say("Goodbye.")
}}
"""
_NEWS = """\
play news "News" {
  prompt = say("We have moved.")
  done -> goodbye
}

"""
_numbers = count(1)


def new_draft(person: Person, name: str) -> str:
    """The id of a flow that no other test has: a greeting, a menu, a goodbye."""
    flow = f"{name}_{next(_numbers)}"
    person.asks("POST", "/api/flows", {"id": flow, "title": name.capitalize(), "languages": ["en-US"]})
    redraw(person, flow, _FLOW.format(flow=flow, title=name.capitalize()))
    return flow


def text_of(person: Person, flow: str) -> str:
    return str(person.asks("GET", f"/api/flows/{flow}")["text"])


def redraw(person: Person, flow: str, text: str) -> None:
    """What is drawn becomes this text."""
    revision = person.asks("GET", f"/api/flows/{flow}")["revision"]
    person.asks("PUT", f"/api/flows/{flow}", {"base_revision": revision, "text": text})


def greets_with_news(person: Person, flow: str) -> None:
    """`news` is added, `more` removed, `welcome` changed."""
    text = text_of(person, flow)
    menu = text[text.index("menu more") : text.index("hang_up goodbye")]
    redraw(person, flow, text.replace(menu, _NEWS).replace("-> more", "-> news").replace("Welcome.", "Hello."))


def other_key(person: Person, flow: str) -> None:
    """Key 1 of `more` is not expected any more."""
    redraw(person, flow, text_of(person, flow).replace('key "1" -> goodbye', 'key "2" -> welcome'))


def publish_draft(person: Person, flow: str) -> None:
    answer = person.asks("POST", "/api/publications", {"flows": [flow], "note": ""})
    assert answer.get("publication"), answer


def waits_long(person: Person, flow: str) -> None:
    """`more` asks for a key for several minutes."""
    redraw(person, flow, text_of(person, flow).replace("  attempts = 1\n", "  attempts = 9\n  first_digit = 60s\n"))


def bring_forward(person: Person, schedule: int) -> None:
    """What was scheduled is due now."""
    with installation(read_configuration(person.configuration, {})) as installed:
        database = installed.store.database
        with database.writing() as connection:
            connection.execute(update(schedules).where(schedules.c.id == schedule).values(due=database.now()))


def new_tests(person: Person, flow: str, text: str) -> None:
    """All that the flow has from now on."""
    path = f"/api/flows/{flow}/conversations"
    person.asks("PUT", path, {"base_revision": person.asks("GET", path)["revision"], "text": text})


def place_two_calls(person: Person, flow: str) -> str:
    """Two days ago, to what is published: one caller pressed 1, one waited. The id of the first call."""
    waited = Wait(20_000)
    # As ids of calls are written.
    place = flow.replace("_", "-")
    calls = [(f"pressed-{place}", (Press("1"), waited)), (f"waited-{place}", (waited,))]
    with installation(read_configuration(person.configuration, {})) as installed:
        place_calls(installed.store, installed.world(), flow, datetime.now(UTC) - timedelta(days=2), calls)
    return calls[0][0]
