"""Our handle of one speech worker: start it, ask it, and kill it when it does not answer in time."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ivrflow.model.errors import IvrflowError, Unavailable
from ivrflow.speech.pipeline import Pcm

__all__ = ["DeadWorkerError", "Utterance", "WorkerProcess", "time_allowed_s"]

START_ALLOWED_S = 10.0
PROGRAM = (sys.executable, "-P", str(Path(__file__).with_name("worker.py")))
"""-P: what lies beside worker.py must not shadow what it imports."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a worker is asked to speak."""

    text: str
    voice: str
    """As pyttsx3 lists it, optionally with a variant: `gmw/en-us`, `gmw/en-us+f3`."""
    rate_wpm: int = 165
    """Words per minute, 80 to 450."""
    volume: float = 1.0
    """0 to 1; more would clip."""
    markup: bool = False
    """The text is SSML."""


class DeadWorkerError(IvrflowError):
    """The worker crashed, was killed, or did not answer in time and was killed by us."""


def time_allowed_s(text: str) -> float:
    """Far more than speaking takes on a busy machine, so that only a stuck worker exceeds it."""
    return 2.0 + len(text) / 500


class WorkerProcess:
    """One worker. Used by one thread; `close` may come from another."""

    def __init__(self, program: tuple[str, ...] = PROGRAM) -> None:
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Of the process that runs now."""
        return self._process.pid if self._process else None

    def synthesize(self, utterance: Utterance) -> Pcm:
        """Speak, after starting the worker if there is none.

        Raises DeadWorkerError, after which the next call starts a new worker; Unavailable when the worker refuses.
        """
        process = self._process or self._start()
        with self._deadline(process, time_allowed_s(utterance.text)):
            head = self._ask(process, json.dumps(asdict(utterance)).encode() + b"\n")
            if "error" not in head:
                return _read_wav(self._read(process, head["bytes"]))
        raise Unavailable(f"speech: {head['error']}")

    def start(self) -> None:
        """Start now, so that the first caller need not wait for it. Raises DeadWorkerError."""
        if self._process is None:
            self._start()

    def close(self) -> None:
        """End the worker, at once if it is in the middle of something."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                # What stood in the buffer of a pipe that broke cannot be flushed any more.
                with suppress(OSError):
                    pipe and pipe.close()

    def _start(self) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C in the terminal reaches us, and we decide when the worker ends.
        process = subprocess.Popen(  # noqa: S603 - our own program, no input of anybody's
            self._program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        self._process = process
        with self._deadline(process, START_ALLOWED_S):
            head = self._ask(process, b"")
        if "error" in head:
            self.close()
            raise DeadWorkerError(f"the speech worker cannot start: {head['error']}")
        return process

    def _ask(self, process: subprocess.Popen[bytes], line: bytes) -> dict[str, Any]:
        assert process.stdin
        assert process.stdout
        process.stdin.write(line)
        process.stdin.flush()
        head = process.stdout.readline()
        if not head.endswith(b"\n"):
            raise EOFError
        answer: dict[str, Any] = json.loads(head)
        return answer

    def _read(self, process: subprocess.Popen[bytes], size: int) -> bytes:
        assert process.stdout
        body = process.stdout.read(size)
        if len(body) < size:
            raise EOFError
        return body

    @contextmanager
    def _deadline(self, process: subprocess.Popen[bytes], allowed_s: float) -> Iterator[None]:
        """Kill the worker when time is up: the pipe then ends, whatever we were waiting for. Works where pipes cannot
        be polled, and for a worker that was stopped."""
        late = threading.Event()

        def expire() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(allowed_s, expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (EOFError, OSError, ValueError, LookupError, wave.Error) as error:
            process.kill()
            code = process.wait()
            self.close()
            why = f"did not answer within {allowed_s:.1f} s" if late.is_set() else f"ended with code {code}"
            raise DeadWorkerError(f"the speech worker {why}") from error
        finally:
            timer.cancel()


def _read_wav(wav: bytes) -> Pcm:
    with wave.open(io.BytesIO(wav)) as reader:
        samples = np.frombuffer(reader.readframes(reader.getnframes()), dtype="<i2")
        return Pcm((samples / 32768).astype(np.float32), reader.getframerate())
