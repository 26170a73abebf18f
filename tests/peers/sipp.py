"""sipp, run with the scenarios beside this file: SIP as a stranger speaks it, checked message by message.

Callers (`uac_…`) and a queue (`uas_queue`). sipp does the signalling; for audio and keys give a Handset's port.
"""

from __future__ import annotations

import csv
import re
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from .errors import PeerError
from .ports import free_port

__all__ = ["Outcome", "Sipp", "SippCall", "unescape_uui"]

SCENARIOS = Path(__file__).parent / "scenarios"
CODECS = {"PCMU": "0", "PCMA": "8"}
NOBODYS_PORT = 9
"""The discard service's: where the audio of calls goes that nobody listens to."""
POLL_S = 0.02


@dataclass(frozen=True, slots=True)
class SippCall:
    """How to run a scenario."""

    dialled: str = "100"
    """The user part of the request URI: the number called."""
    caller: str = "13800001111"
    """The user part of From: the caller's number."""
    calls: int = 1
    rate: float = 10
    """Calls begun per second."""
    hold_ms: int = 200
    """What the scenario's pause means; see its comment."""
    audio_port: int = NOBODYS_PORT
    """Where the server shall send audio: a Handset's port."""
    codec: str = "PCMU"
    """The one offered beside telephone-event: PCMU or PCMA."""
    timeout_s: int = 30
    """The run fails after that."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Further keywords of a scenario, e.g. `outcome`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run went."""

    succeeded: int
    failed: int
    setup_ms: tuple[float, ...]
    """INVITE to 200, sorted; only from scenarios that measure it."""


class Sipp:
    """One run of a scenario; a context manager that ends the process. `server` is "host:port"; "" for a `uas_…`."""

    def __init__(self, folder: Path, scenario: str, server: str = "", call: SippCall | None = None) -> None:
        self.call = call or SippCall()
        self.scenario = scenario
        self.folder = folder
        folder.mkdir(parents=True)
        self.port = free_port(socket.SOCK_DGRAM)
        keywords = {
            "caller": self.call.caller,
            "audio_port": str(self.call.audio_port),
            "codec": CODECS[self.call.codec],
            "codec_name": self.call.codec,
            **self.call.more,
        }
        command = ["sipp", "-sf", str(SCENARIOS / f"{scenario}.xml"), "-i", "127.0.0.1", "-p", str(self.port)]
        command += ["-s", self.call.dialled, "-m", str(self.call.calls), "-d", str(self.call.hold_ms)]
        command += ["-r", str(self.call.rate), "-l", str(self.call.calls), "-nostdin"]
        command += ["-timeout", f"{self.call.timeout_s}s", "-timeout_error", "-trace_err", "-error_file", "errors.txt"]
        command += ["-trace_msg", "-message_file", "messages.txt", "-trace_logs", "-log_file", "log.txt"]
        command += ["-trace_stat", "-stf", "statistics.csv", "-trace_rtt", "-rtt_freq", "1"]
        command += [part for name, value in keywords.items() for part in ("-key", name, value)]
        with (folder / "output.txt").open("wb") as output:
            self._process = subprocess.Popen(
                [*command, *([server] if server else [])],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        if not server:
            self._wait_until_listening()

    @property
    def uri(self) -> str:
        """Where a `uas_…` can be called or referred to."""
        return f"sip:queue@127.0.0.1:{self.port}"

    def wait(self) -> Outcome:
        """Wait for the end of all calls. Raises PeerError, with what went wrong, unless every one succeeded."""
        self._process.wait(self.call.timeout_s + 10)
        outcome = self._outcome()
        if self._process.returncode or outcome.failed or outcome.succeeded != self.call.calls:
            raise PeerError(
                f"sipp {self.scenario}: {outcome.succeeded} of {self.call.calls} calls went well, exit code "
                f"{self._process.returncode}\n{self._text('errors.txt') or self._text('output.txt')[-2000:]}"
            )
        return outcome

    def log(self) -> list[str]:
        """What the scenario's `log` actions wrote so far."""
        return self._text("log.txt").splitlines()

    def wait_for_log(self, pattern: str, timeout_s: float = 10.0) -> re.Match[str]:
        """Wait until a line of the log matches."""
        give_up = time.monotonic() + timeout_s
        while time.monotonic() < give_up:
            for line in self.log():
                if match := re.search(pattern, line):
                    return match
            time.sleep(POLL_S)
        raise PeerError(f"sipp {self.scenario} logged nothing like {pattern!r} within {timeout_s} s: {self.log()}")

    def messages(self) -> str:
        """Every SIP message sent and received so far."""
        return self._text("messages.txt")

    def close(self) -> None:
        """End the process if it still runs."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _wait_until_listening(self) -> None:
        """Until the port is taken: /proc/net/udp lists it in hexadecimal."""
        give_up = time.monotonic() + 10
        while f":{self.port:04X} " not in Path("/proc/net/udp").read_text():
            if self._process.poll() is not None or time.monotonic() > give_up:
                raise PeerError(f"sipp {self.scenario} does not start:\n{self._text('output.txt')}")
            time.sleep(POLL_S)

    def _outcome(self) -> Outcome:
        rows = list(csv.DictReader(self._text("statistics.csv").splitlines(), delimiter=";"))
        if not rows:
            return Outcome(0, 0, ())
        times = [
            float(row["response_time_ms"])
            for file in self.folder.glob("*_rtt.csv")
            for row in csv.DictReader(file.read_text().splitlines(), delimiter=";")
        ]
        return Outcome(int(rows[-1]["SuccessfulCall(C)"]), int(rows[-1]["FailedCall(C)"]), tuple(sorted(times)))

    def _text(self, name: str) -> str:
        file = self.folder / name
        return file.read_text(errors="replace") if file.exists() else ""


def unescape_uui(value: str) -> str:
    """The text in a User-to-User header (RFC 7433) with hexadecimal encoding, as it stands there or, escaped, in a
    Refer-To URI."""
    data = re.match(r"\s*((?:[0-9a-fA-F]{2})+)", value)
    if not data:
        raise PeerError(f"{value!r} is no User-to-User header with hexadecimal data")
    return bytes.fromhex(data[1]).decode()
