from __future__ import annotations

import pytest

from ivrflow.channels.media import MediaSettings
from ivrflow.model.errors import Misuse


@pytest.mark.parametrize(
    ("low", "high", "ports"),
    [(20000, 20003, [20000, 20002]), (20001, 20004, [20002, 20004]), (65534, 65535, [65534]), (1024, 1024, [1024])],
)
def test_rtp_takes_the_even_ports(low: int, high: int, ports: list[int]) -> None:
    assert list(MediaSettings("127.0.0.1", low, high).rtp_ports) == ports


@pytest.mark.parametrize(
    "wrong",
    [
        {"port_low": 1023},
        {"port_high": 65536},
        {"port_low": 30000, "port_high": 29000},
        {"port_low": 20001, "port_high": 20001},
        {"capacity": 0},
        {"capacity": 100_001},
        {"silent_s": -1},
        {"keepalive_s": -0.1},
        {"switch_interval_ms": -1},
    ],
)
def test_contradictory_settings_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(Misuse):
        MediaSettings("127.0.0.1", **wrong)  # type: ignore[arg-type]  # by name
