"""Settings that cannot be meant are refused with a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from ivrflow.channels.sip.settings import SipSettings
from ivrflow.model.errors import Misuse


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ip": "localhost"}, "no IP address"),
        ({"public_ip": "example.com"}, "no IP address"),
        ({"port": 70000}, "between 0 and 65535"),
        ({"port": -1}, "between 0 and 65535"),
        ({"peers": ("10.0.0.0/99",)}, "networks such as"),
    ],
)
def test_misuse(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(Misuse, match=said):
        SipSettings(**changed)


def test_addresses_in_uris() -> None:
    assert SipSettings.host_of("192.0.2.1") == "192.0.2.1"
    assert SipSettings.host_of("::1") == "[::1]"
