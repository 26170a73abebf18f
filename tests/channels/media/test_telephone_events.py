from __future__ import annotations

import random
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.media.telephone_events import TelephoneEventDetector
from ivrflow.model.inputs import KEYS

CYCLE = 1 << 32


@dataclass(frozen=True)
class News:
    """One packet of a key press."""

    timestamp: int
    code: int
    duration: int
    end: bool = False

    def tell(self, detector: TelephoneEventDetector, source: int = 7) -> str:
        payload = bytes([self.code, (0x80 if self.end else 0) | 10]) + self.duration.to_bytes(2, "big")
        return detector.hear(source, self.timestamp % CYCLE, payload) or ""


def press(key: str, timestamp: int, updates: int = 4) -> list[News]:
    """What a telephone sends for one press: updates every 20 ms, the end three times."""
    code = KEYS.index(key)
    end = News(timestamp, code, 160 * (updates + 1), end=True)
    return [*(News(timestamp, code, 160 * (update + 1)) for update in range(updates)), end, end, end]


def typed(keys: str, start: int = 0) -> list[News]:
    """Presses of 100 ms, 200 ms apart."""
    return [news for index, key in enumerate(keys) for news in press(key, start + 1600 * index)]


def heard(news: list[News], detector: TelephoneEventDetector | None = None) -> str:
    detector = detector or TelephoneEventDetector()
    return "".join(packet.tell(detector) for packet in news)


keys = st.text(st.sampled_from(KEYS), max_size=12)
starts = st.integers(0, CYCLE - 1)


@given(keys, starts)
def test_every_press_is_one_key(typed_keys: str, start: int) -> None:
    assert heard(typed(typed_keys, start)) == typed_keys


@given(keys, starts, st.data())
def test_one_packet_of_a_press_is_enough(typed_keys: str, start: int, data: st.DataObject) -> None:
    kept = [data.draw(st.sampled_from(press(key, start + 1600 * index))) for index, key in enumerate(typed_keys)]
    assert heard(kept) == typed_keys


@given(keys, starts, st.data())
def test_late_copies_of_any_packet_add_nothing(typed_keys: str, start: int, data: st.DataObject) -> None:
    sent = typed(typed_keys, start)
    copies = data.draw(st.lists(st.sampled_from(sent), max_size=20)) if sent else []
    for copy in copies:
        sent.insert(data.draw(st.integers(sent.index(copy) + 1, len(sent))), copy)
    assert heard(sent) == typed_keys


@pytest.mark.parametrize("seed", range(200))
def test_a_bad_network_changes_no_digit(seed: int) -> None:
    chance = random.Random(seed)
    number = "".join(chance.choice(KEYS) for _ in range(16))
    arrivals: list[tuple[float, News]] = []
    for index, packet in enumerate(typed(number, chance.randrange(CYCLE))):
        copies = 0 if chance.random() < 0.1 else 1 + (chance.random() < 0.1)
        arrivals += [(20 * index + chance.uniform(0, 60), packet) for _ in range(copies)]
    assert heard([packet for _, packet in sorted(arrivals, key=lambda arrival: arrival[0])]) == number


def test_the_same_key_twice_is_two_presses() -> None:
    assert heard(press("5", 1000, updates=1) + press("5", 1000 + 640, updates=1)) == "55"


def test_a_press_whose_beginning_is_lost_is_known_by_its_end() -> None:
    assert heard(press("#", 4000)[-1:]) == "#"


def test_a_long_press_is_one_key() -> None:
    updates = [News(500, 3, duration) for duration in range(160, 60_000, 400)]
    assert heard([*updates, News(500, 3, 60_000, end=True)]) == "3"


@pytest.mark.parametrize("lost", [0, 10])
def test_a_press_longer_than_an_event_can_last_is_one_key(lost: int) -> None:
    first = [News(500, 3, duration) for duration in range(160, 0xFFFF, 400)][: -lost or None]
    second = [News(500 + 0xFFFF, 3, duration) for duration in range(160, 8000, 400)]
    third = press("3", 500 + 0xFFFF + 20_000)
    assert heard([*first, *second, News(500 + 0xFFFF, 3, 8000, end=True)]) == "3"
    assert heard([*first, *second, News(500 + 0xFFFF, 3, 8000, end=True), *third]) == "33"


def test_a_straggler_of_a_press_that_was_overtaken_is_no_key() -> None:
    assert heard(press("2", 4000) + press("1", 2400)) == "2"


def test_a_peer_whose_clock_jumps_back_is_still_heard() -> None:
    assert heard(press("1", 9_000_000) + press("2", 1000) + press("3", 2600)) == "123"


def test_a_new_source_has_a_clock_of_its_own() -> None:
    detector = TelephoneEventDetector()
    assert [News(4000, 1, 160).tell(detector, source=7), News(3000, 2, 160).tell(detector, source=8)] == ["1", "2"]


def test_a_packet_repeated_under_another_source_is_no_key() -> None:
    detector = TelephoneEventDetector()
    assert [News(4000, 1, 160).tell(detector, source) for source in (7, 8)] == ["1", ""]


def test_a_press_that_was_heard_before_a_change_of_source_is_not_heard_again() -> None:
    detector = TelephoneEventDetector()
    assert [News(stamp, 1, 160).tell(detector, source) for source, stamp in ((7, 4000), (8, 9_000_000), (7, 4000))] == [
        "1",
        "1",
        "",
    ]


@pytest.mark.parametrize("end_is_first_news_of_the_length", [True, False])
def test_a_long_press_that_ended_is_not_continued_by_the_next(end_is_first_news_of_the_length: bool) -> None:
    end = News(500, 3, 60_000, end=True)
    held = [end] if end_is_first_news_of_the_length else [News(500, 3, 160), News(500, 3, 59_840), end]
    assert heard([*held, *press("3", 500 + 62_000)]) == "33"


@pytest.mark.parametrize("code", [16, 17, 66, 255])
def test_events_other_than_keys_are_ignored(code: int) -> None:
    assert heard([News(1000, code, 160)]) == ""


def test_payload_beyond_the_first_event_is_ignored() -> None:
    detector = TelephoneEventDetector()
    assert detector.hear(7, 1000, bytes([5, 10, 0, 160]) + bytes(12)) == "5"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, CYCLE - 1), st.binary(max_size=8))))
def test_garbage_never_raises(packets: list[tuple[int, int, bytes]]) -> None:
    detector = TelephoneEventDetector()
    for source, timestamp, payload in packets:
        assert detector.hear(source, timestamp, payload) in {None, *KEYS}
