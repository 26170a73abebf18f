"""What the media plane costs and how evenly it sends: CPU per channel-second, gaps between packets, losses.

    python bench/media_plane.py 200 600 --seconds 10

Every channel plays a loop and hears 50 packets a second, all on the loopback interface. The peers live in a child
process and note when the kernel received each packet, so that their own lateness does not enter. With two cores,
each process gets one. Linux only.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import select
import socket
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass

import numpy as np

from ivrflow.channels.media import MediaPlane, MediaSettings, RemoteMedia
from ivrflow.model.sound import Sound

HOST = "127.0.0.1"
CHANNELS_PER_SOCKET = 20
WARM_S = 2.0
SO_TIMESTAMPNS = 35
TELEPHONE_EVENT = 101


class Deaf:
    """A listener with nothing to do."""

    def on_key(self, key: str, at_ms: int) -> None: ...

    def on_played(self, playback_id: int) -> None: ...

    def on_silent(self, seconds: float) -> None: ...


@dataclass(frozen=True)
class Load:
    """One measurement."""

    channels: int
    seconds: float
    kernel_filter: bool
    payload_type: int
    hog: bool
    switch_ms: float


def on_core(number: int) -> None:
    """Keep to one core, so that neither process pays for the other."""
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {number})


def measure(load: Load) -> dict[str, float]:
    """Run the plane against a child process; figures by name."""
    plane = MediaPlane(
        MediaSettings(
            HOST,
            kernel_filter=load.kernel_filter,
            capacity=load.channels,
            switch_interval_ms=load.switch_ms,
        )
    )
    plane.start()
    sound = Sound(bytes(range(256)) * 320)
    command = [sys.executable, __file__, "--peer", str(load.channels), str(load.seconds)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peer:
        assert peer.stdin is not None
        assert peer.stdout is not None
        peer_ports = json.loads(peer.stdout.readline())
        streams = [plane.open(Deaf()) for _ in range(load.channels)]
        for index, stream in enumerate(streams):
            port = peer_ports[index // CHANNELS_PER_SOCKET]
            stream.connect(RemoteMedia(HOST, port, load.payload_type, TELEPHONE_EVENT))
            stream.play(1, sound, loop=True)
        if load.hog:
            threading.Thread(target=hog, daemon=True).start()
        peer.stdin.write(json.dumps([stream.port for stream in streams]) + "\n")
        peer.stdin.flush()
        peer.stdout.readline()
        began, cpu, before = time.monotonic(), time.process_time(), plane.facts()
        peer.stdout.readline()
        elapsed, cpu, after = time.monotonic() - began, time.process_time() - cpu, plane.facts()
        heard = json.loads(peer.stdout.readline())
    plane.shutdown()
    return {
        "cpu_ms": cpu * 1000 / elapsed / load.channels,
        "core": cpu * 100 / elapsed,
        **heard,
        "late": after.late_ticks - before.late_ticks,
        "skipped_ms": after.skipped_ms - before.skipped_ms,
        "errors": after.send_errors - before.send_errors,
    }


def hog() -> None:
    """Python that never waits: what the interpreter lock costs the media thread."""
    while True:
        sum(range(1000))


class Peer:
    """All callers, on a few sockets: sends audio, notes when packets came."""

    def __init__(self, channels: int) -> None:
        self.sockets = [self._socket() for _ in range(-(-channels // CHANNELS_PER_SOCKET))]
        self.last: dict[int, tuple[int, int]] = {}
        self.gaps_ns: list[int] = []
        self.lost = 0
        self.received = 0
        self.measuring = False

    @staticmethod
    def _socket() -> socket.socket:
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        sock.bind((HOST, 0))
        sock.setblocking(False)
        return sock

    def hear(self, sock: socket.socket) -> None:
        """Read all that waits."""
        while True:
            try:
                data, stamps, _, address = sock.recvmsg(2048, 64)
            except BlockingIOError:
                return
            seconds, nanoseconds = struct.unpack("qq", stamps[0][2])
            at, sequence = seconds * 1_000_000_000 + nanoseconds, data[2] << 8 | data[3]
            before = self.last.get(address[1])
            self.last[address[1]] = at, sequence
            if before is not None and self.measuring:
                self.received += 1
                self.gaps_ns.append(at - before[0])
                self.lost += (sequence - before[1] - 1) & 0xFFFF

    def run(self, ports: list[int], seconds: float) -> None:
        """Talk and listen for the warm-up and the measurement, then report."""
        poll = select.epoll()
        by_number = {sock.fileno(): sock for sock in self.sockets}
        for number in by_number:
            poll.register(number, select.EPOLLIN)
        packet = bytearray(struct.pack(">BBHII", 0x80, 0, 0, 0, 7) + b"\xff" * 160)
        targets = [(self.sockets[index // CHANNELS_PER_SOCKET], (HOST, port)) for index, port in enumerate(ports)]
        began = following = time.monotonic()
        slot = sequence = 0
        while (now := time.monotonic()) < began + WARM_S + seconds:
            if not self.measuring and now >= began + WARM_S:
                self.measuring = True
                print("measuring", flush=True)
            if now >= following:
                struct.pack_into(">HI", packet, 2, sequence & 0xFFFF, sequence * 160)
                for sock, address in targets[slot::20]:
                    sock.sendto(packet, address)
                slot, following = (slot + 1) % 20, following + 0.001
                sequence += slot == 0
            for number, _ in poll.poll(max(following - time.monotonic(), 0)):
                self.hear(by_number[number])
        print("measured", flush=True)
        gaps_ms = np.array(self.gaps_ns) / 1e6
        p50, p99, p999 = np.percentile(gaps_ms, (50, 99, 99.9))
        figures = {"p50": p50, "p99": p99, "p999": p999, "max": gaps_ms.max(), "lost": self.lost}
        print(json.dumps({**figures, "pps": self.received / seconds / len(ports)}), flush=True)


def main() -> None:
    """Measure what the command line asks for, one line each."""
    if sys.argv[1:2] == ["--peer"]:
        on_core(1)
        gc.disable()
        peer = Peer(int(sys.argv[2]))
        print(json.dumps([sock.getsockname()[1] for sock in peer.sockets]), flush=True)
        peer.run(json.loads(sys.stdin.readline()), float(sys.argv[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("channels", type=int, nargs="*", default=[200, 600])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--alaw", action="store_true", help="PCMA instead of PCMU")
    parser.add_argument("--hog", action="store_true", help="beside a Python thread that never waits")
    parser.add_argument("--switch-ms", type=float, default=1, help="sys.setswitchinterval; default: 1")
    chosen = parser.parse_args()
    on_core(0)
    print("channels filter  ms/ch-s  core %   p50    p99  p99.9     max  lost   pps  late  skipped ms  errors")
    for channels in chosen.channels:
        for kernel_filter in (True, False):
            payload_type = 8 if chosen.alaw else 0
            load = Load(channels, chosen.seconds, kernel_filter, payload_type, chosen.hog, chosen.switch_ms)
            print(
                "{channels:8} {filter:6} {cpu_ms:8.2f} {core:7.1f} {p50:5.1f} {p99:6.1f} {p999:6.1f} {max:7.1f}"
                " {lost:5} {pps:5.1f} {late:5} {skipped_ms:11} {errors:7}".format(
                    channels=channels, filter="yes" if kernel_filter else "no", **measure(load)
                ),
                flush=True,
            )


if __name__ == "__main__":
    main()
