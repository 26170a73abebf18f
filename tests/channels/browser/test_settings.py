"""Settings that cannot be meant."""

from __future__ import annotations

import pytest

from ivrflow.channels.browser.settings import BrowserSettings
from ivrflow.model.errors import Misuse


@pytest.mark.parametrize("wrong", [{"port": -1}, {"port": 70_000}, {"max_calls": 0}, {"max_call_s": 0.0}])
def test_what_cannot_be_meant_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(Misuse, match=r"browser\."):
        BrowserSettings(b"secret", **wrong)  # type: ignore[arg-type]  # numbers, as named
