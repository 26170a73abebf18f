"""Malformed SIP and garbage RTP at a running engine: nobody else notices."""

from __future__ import annotations

import random
import re
import socket

import pytest

from ..channels.sip.phone import Phone
from ..peers.listen import recognise
from .conftest import NewCaller
from .engine import Engine
from .installation import Installation
from .prompts import Prompts
from .test_keys import LONG, MENU

pytestmark = pytest.mark.slow

SEED = 8361


def malformed(server: tuple[str, int]) -> list[bytes]:
    """Datagrams that were seen to end or silence SIP stacks, and random damage to a sound INVITE."""
    chance = random.Random(SEED)
    with Phone(server) as phone:
        call = phone.call("100")
        sound = call.text("INVITE", call.sdp(), cseq=1).encode()
        call.rtp.close()
    made = [
        b"",
        b"\x00",
        b"\r\n\r\n",
        b"INVITE",
        b"INVITE sip:100@127.0.0.1 SIP/2.0\r\n\r\n",
        b"\xff" * 1400,
        b"A" * 60_000,
        b"SIP/2.0 200 OK\r\n\r\n",
        b"SIP/2.0 99999 ?\r\nVia: ;;;\r\n\r\n",
        sound.replace(b"CSeq: 1 INVITE", b"CSeq: 99999999999999999999 INVITE"),
        sound.replace(b"CSeq: 1 INVITE", b"CSeq: x"),
        sound.replace(b"Via: SIP/2.0/UDP ", b"Via: "),
        sound.replace(b"Content-Length: ", b"Content-Length: -"),
        sound.replace(b"Contact: ", b"Contact: <sip:\r\n\r\n"),
        sound.replace(b"From: ", b"From: \xc3\x28"),
        sound.replace(b"v=0\r\n", b"v=0\r\nm=audio x y z\r\n"),
        sound.replace(b"SIP/2.0\r\n", b"SIP/9.0\r\n", 1),
        sound[: len(sound) // 2],
    ]
    for _ in range(100):
        damaged = bytearray(sound)
        for _ in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        made.append(bytes(damaged))
    return made


def test_malformed_sip(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    caller = new_caller(engine).dial("100")
    caller.hears_begin(prompts.text(MENU))
    caller.press("3")
    caller.hears_begin(prompts.text(LONG))
    with Phone(engine.address, "13900000006") as stranger:
        for datagram in malformed(engine.address):
            stranger.send(datagram)
            assert stranger.options().status == 200, f"no answer after {datagram[:80]!r}"
    caller.hears(prompts.text(LONG), "all of the sentence")
    caller.press("5")
    caller.hears(prompts.text("Goodbye."))
    caller.is_hung_up()
    assert installation.cdr(ani).ended_by == "flow"
    assert "Traceback" not in engine.log, engine.log


def test_garbage_rtp(engine: Engine, new_caller: NewCaller, prompts: Prompts) -> None:
    """From a stranger, keys included, and from the caller."""
    chance = random.Random(SEED)
    caller = new_caller(engine).dial("100")
    caller.hears_begin(prompts.text(MENU))
    caller.press("3")
    caller.hears_begin(prompts.text(LONG))
    port = _rtp_port(engine)
    key_5 = bytes([0x80, 0xE5, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5, 0x80, 0x03, 0x20])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        for _ in range(500):
            for port_number in port:
                stranger.sendto(chance.randbytes(chance.randint(0, 200)), ("127.0.0.1", port_number))
                stranger.sendto(key_5, ("127.0.0.1", port_number))
    for _ in range(200):
        caller.handset._socket.sendto(chance.randbytes(chance.randint(0, 200)), ("127.0.0.1", port[0]))
    found = caller.hears(prompts.text(LONG), "all of the sentence, through the noise")
    assert recognise(caller.handset.heard(), prompts.text("Goodbye.")).share < 0.5, "a stranger's key was taken"
    assert found.share > 0.9
    caller.press("1")
    caller.hears(prompts.text("Account?"), "what the caller's own key leads to")
    caller.hang_up()
    assert engine.stop() == 0
    assert "Traceback" not in engine.log, engine.log


def _rtp_port(engine: Engine) -> list[int]:
    """The UDP ports that the engine holds, but for its SIP port."""
    from pathlib import Path

    sockets = set()
    for entry in Path(f"/proc/{engine.pid}/fd").iterdir():
        try:
            found = re.fullmatch(r"socket:\[(\d+)\]", str(entry.readlink()))
        except OSError:
            continue
        if found:
            sockets.add(found[1])
    rows = [line.split() for line in Path("/proc/net/udp").read_text().splitlines()[1:]]
    ports = [int(row[1].partition(":")[2], 16) for row in rows if row[9] in sockets]
    return [port for port in ports if port != engine.address[1]]
