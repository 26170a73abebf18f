"""The demo's statements, asked as flows ask them, with the demo's data."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ivrflow.host.csv_loading import load_csv

ROOT = Path(__file__).resolve().parents[2]

Row = dict[str, object]
Ask = Callable[..., list[Row]]


@contextmanager
def opened(source: str, folder: Path) -> Iterator[Ask]:
    """A function that runs a statement of the source and gives its rows."""
    load_csv(ROOT / "examples" / source, folder / "demo.db")
    statements = tomllib.loads((ROOT / "flows" / "hosts" / f"{source}.toml").read_text("utf-8"))["statements"]
    connection = sqlite3.connect(folder / "demo.db")
    connection.row_factory = sqlite3.Row

    def ask(statement: str, **arguments: object) -> list[Row]:
        return [dict(row) for row in connection.execute(statements[statement]["sql"], arguments)]

    try:
        yield ask
    finally:
        connection.close()


@pytest.fixture
def airline(tmp_path: Path) -> Iterator[Ask]:
    with opened("airline", tmp_path) as ask:
        yield ask


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Ask]:
    with opened("clinic", tmp_path) as ask:
        yield ask


def test_a_booking_is_found_by_its_number_and_the_end_of_its_phone_number(airline: Ask) -> None:
    (found,) = airline("booking", booking="481516", phone_end="1111")
    assert (found["flight"], found["status"], found["fare"]) == ("NA312", "cancelled", "saver")
    assert airline("booking", booking="481516", phone_end="2222") == []


def test_a_cancelled_booking_is_put_on_the_next_departure_with_a_seat(airline: Ask) -> None:
    (old,) = airline("booking", booking="481516", phone_end="1111")
    # As it is bound: in UTC. The demo airline is eight hours ahead.
    (next_one,) = airline("next_departure", destination="SHA", after=f"{old['departs']}:00+08:00")
    assert next_one["flight"] == "NA316"
    assert str(next_one["departs"]) > str(old["departs"])
    airline("rebook", booking="481516", departure=next_one["departure"])
    (new,) = airline("booking", booking="481516", phone_end="1111")
    assert (new["flight"], new["departs"]) == (next_one["flight"], next_one["departs"])


def test_departures_follow_each_other_until_there_are_none(airline: Ask) -> None:
    after, seen = "2020-01-01 00:00:00+00:00", []
    while found := airline("next_departure", destination="SHA", after=after):
        after = f"{found[0]['departs']}:00+08:00"
        seen.append(found[0]["departure"])
    assert seen[-4:] == ["D005", "D006", "D007", "D008"]


@pytest.mark.parametrize(("keyed", "exists"), [("0302", True), ("1231", True), ("0230", False), ("1301", False)])
def test_month_and_day_mean_the_next_such_day_if_there_is_one(airline: Ask, keyed: str, exists: bool) -> None:
    found = airline("next_such_day", month_day=keyed)
    assert [str(row["day"])[5:].replace("-", "") for row in found] == ([keyed] if exists else [])
    assert [str(row["morning"]) for row in found] == [f"{row['day']} 00:00" for row in found]


def test_a_flight_has_a_status_each_day_and_a_gate_when_it_is_near(airline: Ask) -> None:
    assert [row["gate"] for row in airline("gate", flight="316", days_ahead=0)] == ["B12"]
    assert airline("gate", flight="316", days_ahead=1) == []
    (tomorrow,) = airline("flight_status", flight="316", days_ahead=1)
    assert airline("flight_on", flight="316", day=str(tomorrow["departs"])[:10]) == [tomorrow]


def test_appointments_are_offered_booked_and_given_back(clinic: Ask) -> None:
    (first,) = clinic("next_slot", after="")
    (second,) = clinic("next_slot", after=first["slot"])
    (other_day,) = clinic("next_day", after=first["slot"])
    assert [first["slot"], second["slot"], other_day["slot"]] == ["S002", "S003", "S004"]
    clinic("book", slot="S002", card="100202")
    assert clinic("is_booked", slot="S002", card="100202") == [{"slot": "S002"}]
    assert [row["slot"] for row in clinic("my_appointment", card="100202")] == ["S002"]
    clinic("cancel", slot="S002", card="100202")
    assert clinic("next_slot", after="") == [first]


def test_who_comes_second_does_not_get_the_appointment(clinic: Ask) -> None:
    clinic("book", slot="S002", card="100202")
    clinic("book", slot="S002", card="100201")
    assert clinic("is_booked", slot="S002", card="100201") == []


def test_a_patient_is_known_by_card_and_date_of_birth(clinic: Ask) -> None:
    assert clinic("patient", card="100200", birth="1980-03-02") == [{"phone": "12125550101"}]
    assert clinic("patient", card="100200", birth="1980-03-03") == []


@pytest.mark.parametrize(("card", "pin", "states"), [("100200", "4711", ["fine"]), ("100202", "9036", ["waiting"])])
def test_results_are_for_the_right_pin(clinic: Ask, card: str, pin: str, states: list[str]) -> None:
    assert [row["state"] for row in clinic("results", card=card, pin=pin)] == states
    assert clinic("results", card=card, pin="0000") == []


def test_a_pin_may_be_tried_five_times(clinic: Ask) -> None:
    for _ in range(5):
        clinic("count_try", card="100200")
        assert clinic("may_try", card="100200") == [{"allowed": 1}]
    clinic("count_try", card="100200")
    assert clinic("may_try", card="100200") == [{"allowed": 0}]
    clinic("forget_tries", card="100200")
    assert clinic("may_try", card="100200") == [{"allowed": 1}]
