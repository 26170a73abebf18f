"""What is measured is what the page asks for, by somebody who is signed in."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError

import pytest

from bench.reports_reader import reader
from ivrflow.store.reports.saved import AskedFor


@pytest.mark.slow
def test_reports_are_asked_for_by_http(tmp_path: Path) -> None:
    (tmp_path / "ivrflow.toml").write_text("")
    with reader(tmp_path) as read:
        asked = AskedFor(("offered",), "2026-03-02", unit="hour", only=(("flow", ("bank",)),), compare=True)
        assert read.answer_s(asked) > 0
        assert read.services_s(AskedFor(("services",), "2026-03-02")) > 0
        with pytest.raises(HTTPError, match="422"):
            read.answer_s(AskedFor(("nothing",), "2026-03-02"))
