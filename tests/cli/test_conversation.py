"""The text telephone, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Ivrflow


def test_look_ups_are_answered_as_the_person_says(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("simulate", "shop", typed="shop.count_orders returns orders = 3\n2\n")
    assert "(shop.count_orders returns orders = 3)" in said.out
    assert "We are open." in said.out


def test_enter_alone_waits_until_the_flow_goes_on(shop: Path, ivrflow: Ivrflow) -> None:
    assert "Goodbye." in ivrflow("simulate", "shop", typed="\n").out


def test_time_of_the_call_stands_before_what_is_heard(shop: Path, ivrflow: Ivrflow) -> None:
    said = ivrflow("simulate", "shop", typed="wait 1s\n\n").out
    assert "0:00.0  Welcome." in said


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("help", "press keys, now"),
        ("nonsense", "? Type keys"),
        ("vars", ""),
        ("shop.count_orders returns 3", "not written like this. Write `bank."),
    ],
)
def test_other_lines_leave_the_call_where_it_is(shop: Path, ivrflow: Ivrflow, line: str, answer: str) -> None:
    said = ivrflow("simulate", "shop", "--at", "2026-03-02 10:15", typed=f"{line}\n1\n").out
    assert answer in said
    assert "We are open." in said


def test_the_end_of_the_lines_hangs_up(shop: Path, ivrflow: Ivrflow) -> None:
    assert "ended by caller" in ivrflow("simulate", "shop").out


def test_a_kept_talk_passes_as_a_test(shop: Path, ivrflow: Ivrflow) -> None:
    typed = "shop.count_orders returns orders = 3\n2\nsave flows/shop.calls\n"
    said = ivrflow("simulate", "shop", "--from", "10001", typed=typed)
    assert "(kept in flows/shop.calls as" in said.out
    text = (shop / "flows" / "shop.calls").read_text("utf-8")
    assert text.startswith('call "Open"')
    assert "from 10001" in text
    assert "shop.count_orders returns orders = 3" in text
    assert "  expect ended by flow\n" in text
    assert ivrflow("test").out == "3 passed, 0 failed\n"


def test_two_talks_of_the_same_way_get_two_titles(shop: Path, ivrflow: Ivrflow) -> None:
    for _ in range(2):
        assert ivrflow("simulate", "shop", typed="\nsave new.calls\n").code == 0
    titles = [line for line in (shop / "new.calls").read_text("utf-8").splitlines() if line.startswith("call")]
    assert len(set(titles)) == 2


def test_a_file_with_mistakes_is_left_as_it_is(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "broken.calls").write_text('call "x"\n  pres 1\n', "utf-8")
    said = ivrflow("simulate", "shop", typed="\nsave broken.calls\n")
    assert "nothing was added" in said.out
    assert (shop / "broken.calls").read_text("utf-8") == 'call "x"\n  pres 1\n'


def test_a_place_that_cannot_be_written_is_told(shop: Path, ivrflow: Ivrflow) -> None:
    assert "cannot be written" in ivrflow("simulate", "shop", typed="\nsave nowhere/x.calls\n").out


def test_a_pin_is_not_kept(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "flows" / "till.ivr").write_text(
        """
flow till "Till" {
  languages = [en-US]
  zone = Europe/London
  start = ask
  var pin: text secret
}

collect ask {
  prompt = say("Your PIN, please.")
  min = 4
  max = 4
  privacy = secret
  into pin = digits
  done -> bye
  noinput -> bye
  nomatch -> bye
}

hang_up bye {
  prompt = say("Goodbye.")
}
""",
        "utf-8",
    )
    assert ivrflow("simulate", "till", typed="4711\nsave flows/till.calls\n").code == 0
    text = (shop / "flows" / "till.calls").read_text("utf-8")
    assert "press 1234" in text
    assert "// Keys of secret entries are made up" in text
    assert "4711" not in text
    assert ivrflow("test", "flows/till.calls").out == "1 passed, 0 failed\n"
