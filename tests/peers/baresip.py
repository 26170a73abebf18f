"""A softphone without a screen: baresip, told what to do over its control sockets, heard through the file it records.

It is a real phone with its own SIP stack, jitter buffer and codecs. It listens on 127.0.0.1 only. Calls are dialled
and events come back over `ctrl_tcp` (JSON in netstrings); keys go through the `cons` module, one datagram each, since
`ctrl_tcp` of baresip 1.0 has no command for them, and leave as RFC 4733 events.

It follows a REFER (event TRANSFER, then CALL_ESTABLISHED of the second call) and reports the outcome by NOTIFY. It does
not turn headers of the Refer-To URI into headers of its INVITE, and garbles their escapes: for attached data use sipp's
`uac_referred`.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from .errors import PeerError
from .ports import free_port
from .wav import Pcm, read_wav, silence, write_wav

__all__ = ["Baresip", "Event", "Phone"]

MODULES = Path("/usr/lib/baresip/modules")
START_TIMEOUT_S = 10.0
END_TIMEOUT_S = 5.0
STARTS = 3
"""A port that was free may be taken by the time that baresip binds it."""
SAID_MS = 120_000
KEY_HELD_S = 0.1
KEY_SPACING_S = 0.15
KEY_RELEASED = b"\x04"
"""What baresip takes for letting go of the key; without it the event never ends."""

_CONFIGURATION = """\
poll_method epoll
sip_listen 127.0.0.1:{sip_port}
call_local_timeout 120
call_max_calls 4
statmode_default off
audio_player aufile,{folder}/player.wav
audio_source aufile,{folder}/said.wav
audio_alert aufile,/dev/null
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
rtp_ports 60000-61998
net_interface 127.0.0.1
module_path {modules}
module g711.so
module aufile.so
module sndfile.so
module cons.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:{control_port}
cons_listen 127.0.0.1:{keys_port}
snd_path {folder}/heard
"""


@dataclass(frozen=True, slots=True)
class Phone:
    """Whose phone it is."""

    user: str = "13800001111"
    """The caller's number: the user part of From."""
    codec: str = "pcmu"
    """`pcmu` or `pcma`."""
    answers: bool = False
    """Takes calls at once; otherwise they ring."""


@dataclass(frozen=True, slots=True)
class Event:
    """What baresip reported, e.g. CALL_RINGING, CALL_ESTABLISHED, CALL_CLOSED, CALL_DTMF_START, CALL_TRANSFER."""

    type: str
    details: Mapping[str, Any]


class Baresip:
    """One running phone; a context manager. `said` is what its microphone hears: 16-bit PCM at 8 kHz, then silence."""

    def __init__(self, folder: Path, phone: Phone | None = None, said: Pcm | None = None) -> None:
        self.folder = folder
        self.phone = phone or Phone()
        self._heard = folder / "heard"
        self._heard.mkdir(parents=True)
        microphone = silence(SAID_MS) if said is None else np.concatenate([said, silence(SAID_MS)])
        write_wav(folder / "said.wav", microphone)
        self._buffer = b""
        self._unseen: list[Event] = []
        self._seen: list[Event] = []
        self._keys = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for attempt in range(STARTS):
            if self._start():
                return
            self._process.kill()
            self._end_process()
            if attempt == STARTS - 1:
                self._keys.close()
                raise PeerError(f"baresip does not start; it said:\n{self.output()}")

    @property
    def uri(self) -> str:
        """Where it can be called."""
        return f"sip:{self.phone.user}@127.0.0.1:{self.sip_port}"

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def dial(self, uri: str, timeout_s: float = 10.0) -> Event:
        """Call and wait for the answer. Raises PeerError when there is none."""
        self.command("dial", uri)
        return self.wait_for("CALL_ESTABLISHED", timeout_s)

    def press(self, keys: str) -> None:
        """Press keys (0-9 * # A-D) for 100 ms each, a quarter of a second apart; returns with the last one released."""
        for index, key in enumerate(keys):
            if index:
                time.sleep(KEY_SPACING_S)
            self._keys.sendto(key.encode(), ("127.0.0.1", self.keys_port))
            time.sleep(KEY_HELD_S)
            self._keys.sendto(KEY_RELEASED, ("127.0.0.1", self.keys_port))

    def hang_up(self, timeout_s: float = 10.0) -> Event:
        """End the call from this side."""
        self.command("hangup")
        return self.wait_for("CALL_CLOSED", timeout_s)

    def wait_for(self, event_type: str, timeout_s: float = 10.0) -> Event:
        """The next event of this type that no earlier wait has taken; earlier events of other types are passed over.

        Raises PeerError with what was seen when it does not come.
        """
        give_up = time.monotonic() + timeout_s
        while True:
            while self._unseen:
                event = self._unseen.pop(0)
                self._seen.append(event)
                if event.type == event_type:
                    return event
            left_s = give_up - time.monotonic()
            if left_s <= 0:
                seen = ", ".join(event.type for event in self._seen) or "nothing"
                raise PeerError(f"no {event_type} within {timeout_s} s; seen: {seen}; baresip said:\n{self.output()}")
            self._receive(left_s)

    def wait_until_heard(self, duration_ms: float, timeout_s: float = 20.0) -> Pcm:
        """Wait until the newest call has brought so much sound; that sound."""
        give_up = time.monotonic() + timeout_s
        while len(self.heard()) < duration_ms * 8:
            if time.monotonic() > give_up:
                raise PeerError(f"heard {len(self.heard()) / 8:.0f} ms, not {duration_ms} ms, within {timeout_s} s")
            self._receive(0.05)
        return self.heard()

    def heard(self) -> Pcm:
        """What the newest call has brought so far, 16-bit PCM at 8 kHz; empty before there was any sound."""
        calls = self.heard_calls()
        return calls[-1] if calls else silence(0)

    def heard_calls(self) -> list[Pcm]:
        """What each call brought, in their order. baresip names its files by the second, so that two calls that begin
        in the same second share one."""
        return [read_wav(file) for file in sorted(self._heard.glob("*-dec.wav"))]

    def command(self, name: str, parameters: str = "") -> None:
        """A command of `ctrl_tcp`: dial, hangup, accept, callstat, quit … (see baresip's manual)."""
        text = json.dumps({"command": name, "params": parameters, "token": name}).encode()
        self._control.sendall(b"%d:%s," % (len(text), text))

    def output(self) -> str:
        """The last lines that baresip wrote on its terminal."""
        text = (self.folder / "output.txt").read_text(errors="replace")
        return "\n".join(text.splitlines()[-30:])

    def close(self) -> None:
        """End the phone; a call in progress is hung up."""
        with suppress(OSError):
            self.command("quit")
        self._end_process()
        self._keys.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self) -> bool:
        self.sip_port, self.keys_port = free_port(socket.SOCK_DGRAM), free_port(socket.SOCK_DGRAM)
        control_port = free_port(socket.SOCK_STREAM)
        (self.folder / "config").write_text(
            _CONFIGURATION.format(
                sip_port=self.sip_port,
                keys_port=self.keys_port,
                control_port=control_port,
                folder=self.folder,
                modules=MODULES,
            )
        )
        account = f"<sip:{self.phone.user}@127.0.0.1>;regint=0;audio_codecs={self.phone.codec}/8000/1;dtmfmode=rtpevent"
        (self.folder / "accounts").write_text(account + (";answermode=auto" if self.phone.answers else "") + "\n")
        with (self.folder / "output.txt").open("wb") as output:
            self._process = subprocess.Popen(
                ["baresip", "-f", str(self.folder)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
            )
        return self._connect(control_port)

    def _connect(self, port: int) -> bool:
        give_up = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < give_up and self._process.poll() is None:
            with suppress(ConnectionRefusedError):
                self._control = socket.create_connection(("127.0.0.1", port), timeout=1)
                return True
            time.sleep(0.02)
        return False

    def _end_process(self) -> None:
        try:
            self._process.wait(END_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        # Not before: closing with events unread resets the connection, and `quit` would be lost.
        if hasattr(self, "_control"):
            self._control.close()

    def _receive(self, timeout_s: float) -> None:
        self._control.settimeout(timeout_s)
        try:
            data = self._control.recv(65536)
        except TimeoutError:
            return
        if not data:
            raise PeerError(f"baresip ended; it said:\n{self.output()}")
        self._buffer += data
        while (message := self._next_netstring()) is not None:
            details = json.loads(message)
            if details.get("event"):
                self._unseen.append(Event(details.get("type", ""), details))

    def _next_netstring(self) -> bytes | None:
        size, colon, rest = self._buffer.partition(b":")
        if not colon or len(rest) <= int(size):
            return None
        self._buffer = rest[int(size) + 1 :]
        return rest[: int(size)]
