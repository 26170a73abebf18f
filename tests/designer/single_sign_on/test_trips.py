"""A trip ends once, in the browser in which it began, and leads to a page of ours."""

from __future__ import annotations

import pytest

from designer.single_sign_on.trips import LASTS_S, Trips


class Clock:
    """Seconds."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_it_ends_once() -> None:
    trips = Trips(Clock())
    trip = trips.begin("/flows/telebank?node=main")
    assert trips.end(trip.state, trip.browser) == trip
    assert trips.end(trip.state, trip.browser) is None
    assert trip.back == "/flows/telebank?node=main"


def test_another_browser_or_state_gets_nowhere_and_ends_it() -> None:
    trips = Trips(Clock())
    trip, other = trips.begin("/"), trips.begin("/")
    assert trips.end("guessed", trip.browser) is None
    assert trips.end(trip.state, other.browser) is None
    assert trips.end(trip.state, trip.browser) is None
    assert trips.end(other.state, "") is None


def test_it_takes_ten_minutes_at_most() -> None:
    clock = Clock()
    trips = Trips(clock)
    trip = trips.begin("/")
    clock.now_s = LASTS_S + 1
    assert trips.end(trip.state, trip.browser) is None


def test_however_many_begin_there_is_room() -> None:
    trips = Trips(Clock())
    first = trips.begin("/")
    last = [trips.begin("/") for _ in range(1_000)][-1]
    assert trips.end(first.state, first.browser) is None
    assert trips.end(last.state, last.browser) == last


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nb", "/api/x"],
)
def test_it_never_leads_to_another_site(back: str) -> None:
    assert Trips(Clock()).begin(back).back == "/"
