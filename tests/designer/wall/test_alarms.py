"""What somebody should look at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from designer.wall.alarms import CODES, Alarm, alarms_of
from designer.wall.engines import Engine

from .told import STATUS, engine

TEXTS = Path(__file__).parents[3] / "designer" / "web" / "src" / "texts" / "wall"


def test_nothing_is_wrong() -> None:
    assert alarms_of([engine(), engine("second")]) == ()


@pytest.mark.parametrize(
    ("status", "alarm"),
    [
        ({"state": "draining", "calls": 3}, Alarm("draining", "main", number=3)),
        ({"calls": 90}, Alarm("nearly_full", "main", number=90)),
        ({"calls": 100}, Alarm("full", "main", number=100)),
        (
            {"journal": {"waiting": 1, "lost": 0, "failing_since": 5, "reason": "disk full"}},
            Alarm("journal_failing", "main", "disk full"),
        ),
        (
            {"journal": {"waiting": 1, "lost": 4, "failing_since": None, "reason": ""}},
            Alarm("journal_lost", "main", number=4),
        ),
        ({"sources": [{"name": "bank", "state": "down", "p95_ms": 9_000}]}, Alarm("source_down", "main", "bank")),
        (
            {"sources": [{"name": "bank", "state": "up", "p95_ms": 3_000.6}]},
            Alarm("source_slow", "main", "bank", 3_001),
        ),
        ({"sources": [{"name": "bank", "state": "unasked", "p95_ms": None}]}, None),
        ({"speech": {"resting": True, "waiting": 0}}, Alarm("speech_resting", "main")),
        ({"speech": {"resting": False, "waiting": 51}}, Alarm("speech_waiting", "main", number=51)),
    ],
)
def test_what_an_engine_tells_of_itself(status: dict[str, Any], alarm: Alarm | None) -> None:
    assert alarms_of([engine(**{**STATUS, **status})]) == ((alarm,) if alarm else ())


@pytest.mark.parametrize("link", ["gone", "stopped"])
def test_an_engine_that_is_not_there_any_more(link: str) -> None:
    found = alarms_of([engine("second", link), engine()])
    assert found == (Alarm(link, "second"),)
    assert {alarm.code for alarm in alarms_of([engine("second", link)])} == {link, "no_engine"}


def test_nobody_answers() -> None:
    assert alarms_of([]) == (Alarm("no_engine"),)
    assert alarms_of([Engine("main", "starting", 0)]) == ()
    assert alarms_of([Engine("main", "unwatched", 0, "why")]) == (Alarm("unwatched", "main", "why"),)


def test_engines_on_different_releases() -> None:
    assert alarms_of([engine(), engine("second", release="def")]) == (Alarm("releases_differ"),)
    draining = alarms_of([engine(), engine("second", release="def", state="draining", calls=0)])
    assert [alarm.code for alarm in draining] == ["draining"], "the old engine finishes its calls"


def test_the_worst_comes_first() -> None:
    found = alarms_of([engine("a", state="draining"), engine("b", calls=100), engine("c", "gone")])
    assert [alarm.code for alarm in found] == ["gone", "full", "draining"]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("part", ["alarm", "advice"])
def test_every_alarm_is_told_in_words(language: str, part: str) -> None:
    texts = json.loads((TEXTS / f"{language}.json").read_text("utf-8"))["wall"]
    assert texts[part].keys() == CODES.keys()
