"""Every conversation of the demo bank, run again from its journal, also as it is stored."""

from __future__ import annotations

import json
from dataclasses import replace

from ivrflow.engine.rerun import rerun
from ivrflow.model.events import Gathered
from ivrflow.model.journal_records import from_record, to_record

from .conftest import Bank


def test_every_journal_runs_the_same_again(bank: Bank) -> None:
    for title, journal in bank.journals.items():
        again = rerun(bank.programs, journal)
        assert again.differs_at is None, title
        assert again.steps == journal, title
        assert again.call.finished, title


def test_also_from_every_prefix(bank: Bank) -> None:
    for title, journal in bank.journals.items():
        for length in range(1, len(journal)):
            again = rerun(bank.programs, journal[:length])
            assert again.steps == journal[:length], title
            assert not again.call.walk.hung_up or length > 1


def test_also_as_it_is_stored(bank: Bank) -> None:
    for title, journal in bank.journals.items():
        stored = [from_record(json.loads(json.dumps(to_record(step)))) for step in journal]
        again = rerun(bank.programs, stored)
        assert again.differs_at is None, title
        assert again.call.walk.ended_by == rerun(bank.programs, journal).call.walk.ended_by


def test_no_secret_is_stored(bank: Bank) -> None:
    pins = ("4711", "2222", "3333")
    asked = 0
    for journal in bank.journals.values():
        keys = {step.event.keys for step in journal if isinstance(step.event, Gathered)}
        stored = json.dumps([to_record(step) for step in journal])
        for pin in keys.intersection(pins):
            asked += 1
            assert pin not in stored
    assert asked > 5, "the conversations ask for PINs"


def test_the_first_step_that_differs_is_named(bank: Bank) -> None:
    journal = list(bank.journals["Balance in English"])
    place = next(number for number, step in enumerate(journal) if isinstance(step.event, Gathered))
    event = journal[place].event
    assert isinstance(event, Gathered)
    journal[place] = journal[place]._replace(event=replace(event, keys="2"))
    assert rerun(bank.programs, journal).differs_at == place
