"""The load generator against a softphone: what it sends, hears, measures and refuses."""

from __future__ import annotations

import subprocess

import pytest

from bench.build import callgen
from bench.generator import Measured, load, remark
from bench.processor import Cost
from ivrflow.model.errors import Unavailable

from ..peers.baresip import Baresip, Phone
from ..peers.conftest import NewBaresip
from ..peers.test_baresip import ANNOUNCEMENT

CLEAN = {"failed": 0, "unfinished": 0, "late_ms": 2.0, "receiver_dropped": 0, "answered": 200}


def address(phone: Baresip) -> str:
    return f"127.0.0.1:{phone.sip_port}"


@pytest.mark.peers
def test_calls_are_made_heard_and_ended(baresip: NewBaresip) -> None:
    callee = baresip(Phone("95588", answers=True), said=ANNOUNCEMENT)
    measured = load(callee.pid, address(callee), "95588", calls=3, rate=10, settle=0.5, steady=2, key=5, key_at=0.2)
    result = measured.result
    assert (result["answered"], result["failed"], result["unfinished"]) == (3, 0, 0)
    assert result["setup_ms"]["count"] == 3
    # 50 packets a second of each call; a busy machine may shift some over the borders of the period.
    assert 250 <= result["steady"]["packets"] <= 350
    assert result["lost"] == 0
    assert result["key"]["pressed"] == 3
    assert callee.wait_for("CALL_DTMF_START").details["param"] == "5"
    callee.wait_for("CALL_CLOSED")
    assert measured.cost.cpu_s > 0


@pytest.mark.peers
def test_calls_may_be_short(baresip: NewBaresip) -> None:
    callee = baresip(Phone("95588", answers=True))
    result = load(callee.pid, address(callee), "95588", calls=8, rate=4, hold=0.4).result
    assert (result["answered"], result["unfinished"]) == (8, 0)


@pytest.mark.peers
def test_a_refusal_is_reported(baresip: NewBaresip) -> None:
    callee = baresip(Phone("95588"))
    with pytest.raises(Unavailable, match=r"sip:nobody@127.* answered no call: 404 Not Found"):
        load(callee.pid, address(callee), "nobody", calls=2, settle=0, steady=0.2)


@pytest.mark.peers
def test_calls_that_only_ring_are_cancelled(baresip: NewBaresip) -> None:
    callee = baresip(Phone("95588"))
    with pytest.raises(Unavailable, match="487"):
        load(callee.pid, address(callee), "95588", calls=2, settle=0, steady=0.3)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--server", "192.0.2.1:5060", "--user", "1"], "loopback interface only"),
        (["--server", "127.0.0.1:5060"], "--server and --user are needed"),
        (
            ["--server", "127.0.0.1:5060", "--user", "1", "--calls", "5000"],
            "--calls 5000 is not a number from 1 to 4000",
        ),
        (["--server", "127.0.0.1:5060", "--user", "1", "--key", "x"], "--key is one of 0-9 * #"),
        (["--server", "127.0.0.1:5060", "--user", "1\r\nVia: x"], "cannot be dialled"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], says: str) -> None:
    refused = subprocess.run([callgen(), *arguments], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert says in refused.stderr.splitlines()[0]


def test_a_clean_run_has_no_remark_and_a_price() -> None:
    measured = Measured(CLEAN, Cost(seconds=10, cpu_s=1.4, rss_mb=50, others=0.02))
    assert remark([measured]) == ""
    assert measured.cpu_ms_per_channel_s == pytest.approx(0.7)


def test_doubts_are_spelt_out_the_worst_of_each_kind() -> None:
    spoilt = {**CLEAN, "failed": 2, "late_ms": 31.0, "receiver_dropped": 4}
    runs = [Measured(CLEAN, Cost(10, 1.4, 50, others=0.25)), Measured(spoilt, Cost(10, 1.4, 50, others=0.11))]
    assert remark(runs) == (
        "2 calls failed, the generator was up to 31 ms late, the generator dropped 4 packets, "
        "other processes took up to 25% of the core"
    )
