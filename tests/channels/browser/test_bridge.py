"""The way between the media plane and a WebSocket."""

from __future__ import annotations

import asyncio
import socket

import pytest

from ivrflow.channels.browser.bridge import RtpBridge, bridge_socket
from ivrflow.channels.media.rtp import PACKET_BYTES
from ivrflow.model.errors import Unavailable


def test_frames_come_out_bare_and_go_in_as_rtp() -> None:
    asyncio.run(_both_ways())


async def _both_ways() -> None:
    loop = asyncio.get_running_loop()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stream:
        stream.setblocking(False)
        stream.bind(("127.0.0.1", 0))
        sock = bridge_socket("127.0.0.1", stream.getsockname()[1])
        heard: asyncio.Queue[bytes] = asyncio.Queue()
        bridge = RtpBridge(heard.put_nowait)
        bridge.say(b"\xff" * 160)  # Not connected yet: nobody listens.
        address = sock.getsockname()
        await loop.create_datagram_endpoint(lambda: bridge, sock=sock)
        for datagram in (
            b"",
            b"no RTP at all",
            b"\x80" + bytes(11) + b"\x11" * 80,
            b"\x80" + bytes(11) + b"\x22" * 160,
        ):
            stream.sendto(datagram, address)
        assert await asyncio.wait_for(heard.get(), 5) == b"\x22" * 160
        bridge.say(b"\x33" * 160)
        bridge.say(b"\x44" * 160)
        first, second = [await asyncio.wait_for(loop.sock_recv(stream, 2048), 5) for _ in range(2)]
        assert len(first) == PACKET_BYTES
        assert (first[:2], first[12:], second[12:]) == (b"\x80\x00", b"\x33" * 160, b"\x44" * 160)
        assert int.from_bytes(second[2:4], "big") == (int.from_bytes(first[2:4], "big") + 1) % 65536
        bridge.close()
        bridge.close()


def test_what_waits_is_heard_before_the_end() -> None:
    async def end_at_once() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stream:
            stream.bind(("127.0.0.1", 0))
            sock = bridge_socket("127.0.0.1", stream.getsockname()[1])
            heard: list[bytes] = []
            bridge = RtpBridge(heard.append)
            await asyncio.get_running_loop().create_datagram_endpoint(lambda: bridge, sock=sock)
            for sample in (b"\x22", b"\x33"):
                stream.sendto(b"\x80" + bytes(11) + sample * 160, sock.getsockname())
            bridge.take_rest(sock)
            assert heard == [b"\x22" * 160, b"\x33" * 160]
            bridge.close()
            await asyncio.sleep(0)
            bridge.take_rest(sock)

    asyncio.run(end_at_once())


def test_one_that_was_closed_before_it_began_gives_its_socket_back() -> None:
    async def begin_late() -> None:
        sock = bridge_socket("127.0.0.1", 9)
        bridge = RtpBridge(lambda _: None)
        bridge.close()
        await asyncio.get_running_loop().create_datagram_endpoint(lambda: bridge, sock=sock)
        await asyncio.sleep(0)
        assert sock.fileno() == -1

    asyncio.run(begin_late())


def test_an_address_that_is_not_ours_is_told() -> None:
    with pytest.raises(Unavailable, match="no way to the media plane"):
        bridge_socket("192.0.2.1", 9)
