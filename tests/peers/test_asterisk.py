"""The phones against a real Asterisk: a stranger's IVR with prompts, keys, REFER and hang-up.

Collected only with IVRFLOW_ASTERISK=1, since it needs root and an installed Asterisk (`python -m bench.asterisk
install`): it proves these tools, not the engine.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.asterisk import AsteriskRoot, configure, start, stop
from bench.sounds import noise_pcmu

from .conftest import NewBaresip, NewSipp
from .g711 import decode
from .handset import Handset
from .listen import recognise, which
from .sipp import SippCall, unescape_uui

pytestmark = [pytest.mark.peers, pytest.mark.slow]

PORT = 5071
SERVER = f"127.0.0.1:{PORT}"
PROMPTS = {name: noise_pcmu(ms, seed) for seed, (name, ms) in enumerate({"question": 6000, "answer": 1500}.items())}
SOUND = {name: decode(pcmu) for name, pcmu in PROMPTS.items()}


@pytest.fixture(scope="module", autouse=True)
def asterisk() -> Iterator[None]:
    root = AsteriskRoot.default()
    stop(root)
    configure(root, PORT, PROMPTS)
    start(root, core=None)
    yield
    stop(root)


def test_baresip_cuts_a_prompt_with_a_key(baresip: NewBaresip) -> None:
    phone = baresip()
    phone.dial(f"sip:100@{SERVER}")
    phone.wait_until_heard(2000)
    phone.press("1")
    phone.wait_for("CALL_CLOSED")
    heard = phone.heard()
    assert 1800 < recognise(heard, SOUND["question"]).heard_ms < 3500
    assert which(heard, SOUND) == ["answer"]


def test_sipp_and_a_handset_do_the_same(sipp: NewSipp) -> None:
    with Handset() as handset:
        call = sipp("uac_ivr", SERVER, SippCall(audio_port=handset.port))
        handset.wait_until_heard(1000)
        handset.press("1")
        call.wait()
        heard = handset.heard()
    assert 900 < recognise(heard, SOUND["question"]).heard_ms < 2000
    assert which(heard, SOUND) == ["answer"]


def test_sipp_follows_a_refer_to_the_queue(sipp: NewSipp) -> None:
    queue = sipp("uas_queue")
    call = sipp("uac_referred", SERVER, SippCall(dialled=f"8{queue.port}"))
    call.wait()
    queue.wait()
    assert "SIP/2.0 200 OK" in call.messages()
    queue.wait_for_log("User-to-User: *$")


def test_sipp_reports_that_the_queue_refused(sipp: NewSipp) -> None:
    outcome = {"outcome": "503 Service Unavailable"}
    call = sipp("uac_refer_outcome", SERVER, SippCall(dialled="89999", more=outcome))
    call.wait()
    call.wait_for_log("Refer-To: .*queue@127.0.0.1:9999")


def test_baresip_follows_a_refer(baresip: NewBaresip, sipp: NewSipp) -> None:
    queue = sipp("uas_queue")
    phone = baresip()
    phone.dial(f"sip:8{queue.port}@{SERVER}")
    phone.wait_for("TRANSFER")
    phone.wait_for("CALL_ESTABLISHED")
    phone.hang_up()
    queue.wait()


def test_attached_data_arrives(sipp: NewSipp) -> None:
    queue = sipp("uas_queue")
    call = sipp("uac_referred", SERVER, SippCall(dialled=f"7{queue.port}"))
    call.wait()
    assert unescape_uui(queue.wait_for_log("User-to-User: (.*)")[1]) == '{"account":"622202"}'


def test_fifty_calls_a_second(sipp: NewSipp) -> None:
    load = sipp("uac_hang_up", SERVER, SippCall(dialled="102", calls=100, rate=50))
    assert len(load.wait().setup_ms) == 100
