"""One line per kind and second."""

from __future__ import annotations

import logging

import pytest

from ivrflow.channels.sip.complaints import LOG, Complaints


def test_a_flood_is_one_line_with_a_count(caplog: pytest.LogCaptureFixture) -> None:
    now = 100.0
    complaints = Complaints(lambda: now)
    with caplog.at_level(logging.WARNING, LOG.name):
        for _ in range(5):
            complaints.say("malformed", "one\r\nINJECTED")
        complaints.say("stranger")
        now += 1
        complaints.say("malformed")
    assert [record.getMessage() for record in caplog.records] == [
        "malformed: one INJECTED",
        "stranger",
        "malformed (and 4 more)",
    ]
