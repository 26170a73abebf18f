"""What is told of a source."""

from __future__ import annotations

from ivrflow.host.health import REMEMBERED, SourceHealth, SourceRecord


def test_nobody_knows_before_it_was_asked() -> None:
    assert SourceRecord().health("bank", False, 0) == SourceHealth("bank", "unasked", 0, 0, 0, None, None)


def test_times_are_of_the_latest_answers() -> None:
    record = SourceRecord()
    record.answered(60.0)
    for number in range(REMEMBERED):
        record.answered((number + 1) / 1000)
    record.failed()
    assert record.health("bank", False, 3) == SourceHealth("bank", "up", REMEMBERED + 1, 1, 3, 100.0, 190.0)


def test_one_that_is_spared_is_down() -> None:
    record = SourceRecord()
    record.answered(0.01)
    assert record.health("bank", True, 0).state == "down"
