"""The speech worker: a process of its own that turns text into a WAV, one request at a time.

THE ONLY PLACE WHERE GPL CODE IS LOADED. pyttsx3 (MPL-2.0) drives espeak-ng (GPL-3.0-or-later) inside this process;
IVRFlow talks to it through pipes and links to nothing here. Nobody imports this module: it is run as a program
(`worker_process.py`), so that speech can crash, hang and be killed while calls go on. docs/adr/0005 has the reasons.

Wire, on stdin and stdout, UTF-8 lines of JSON:

    ◀ {"voices": ["gmw/en-us", …]}                                                once, when it is able to speak
    ▶ {"text": …, "voice": "gmw/en-us", "rate_wpm": 165, "volume": 1.0, "markup": false}
    ◀ {"bytes": 60044}  and then so many bytes of WAV, 16 bit mono
    ◀ {"error": "…"}                                                              instead; the worker lives on

It ends when stdin does, so it does not outlive its parent.

pyttsx3 2.99 is used in the one way that was found to be right: one engine, one thread, and espeak-ng in its synchronous
mode. Otherwise voice and rate hit the wrong utterance, long texts vanish, and on a busy machine some come out empty.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

__all__ = ["main"]

NICENESS = 5
"""Media has 20 ms for its work, speech has two seconds."""
SSML_FLAG = 0x10
"""espeakSSML of espeak-ng's speak_lib.h, which pyttsx3 does not know."""


class RefusedError(Exception):
    """The request cannot be carried out; the worker can."""


class Engine:
    """pyttsx3 on the espeak-ng that the package espeakng-loader ships: no system package is needed."""

    def __init__(self) -> None:
        import espeakng_loader

        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
        # pyttsx3 opens the library by its soname, and finds the one that is already loaded.
        ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
        import pyttsx3
        from pyttsx3.drivers import _espeak

        # Synthesis in our own thread. As the driver means it, a thread of espeak-ng delivers the sound, and on a busy
        # machine one utterance in some hundreds comes out empty.
        _espeak.AUDIO_OUTPUT_RETRIEVAL = _espeak.AUDIO_OUTPUT_SYNCHRONOUS
        self._espeak, self._speak_now, self._markup = _espeak, _espeak.Synth, False
        _espeak.Synth = self._speak
        self._engine = pyttsx3.init("espeak")
        # Until the first run is over pyttsx3 only queues properties: an utterance nobody hears takes that state away.
        self._run("ready")
        self.voices = frozenset(str(voice.id) for voice in self._engine.getProperty("voices"))

    def synthesize(self, request: dict[str, Any]) -> bytes:
        """The WAV of a request as the wire describes it."""
        voice = str(request["voice"]).lower()
        if voice.partition("+")[0] not in self.voices:
            raise RefusedError(f'unknown voice "{voice}"')
        if not request["text"].strip():
            raise RefusedError("there is no text to speak")
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", int(request["rate_wpm"]))
        self._engine.setProperty("volume", float(request["volume"]))
        if self._engine.getProperty("voice") != voice:
            raise RefusedError(f'voice "{voice}" has no such variant')
        self._markup = bool(request["markup"])
        return self._run(request["text"])

    def _run(self, text: str) -> bytes:
        with _scratch() as path:
            self._engine.save_to_file(text, str(path))
            self._engine.runAndWait()
            wav = path.read_bytes()
        if not wav:
            raise RuntimeError("pyttsx3 wrote nothing")
        return wav

    def _speak(self, text: bytes, flags: int) -> None:
        """In place of `_espeak.Synth`, which the driver calls."""
        self._speak_now(text, flags=flags | SSML_FLAG if self._markup else flags)
        # The driver waits for this event, which espeak-ng sends only from its own thread.
        end = (self._espeak.EVENT * 1)(self._espeak.EVENT(type=self._espeak.EVENT_MSG_TERMINATED))
        self._engine.proxy._driver._onSynth(None, 0, end)  # noqa: SLF001 - the driver's callback has no other name


@contextmanager
def _scratch() -> Iterator[Path]:
    """Where pyttsx3 may write its file: memory where the system has such files, for what is spoken may be private."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("ivrflow-speech")
        try:
            yield Path(f"/proc/self/fd/{descriptor}")
        finally:
            os.close(descriptor)
    else:
        with tempfile.TemporaryDirectory(prefix="ivrflow-speech-") as folder:
            yield Path(folder) / "speech.wav"


def main() -> None:
    """Serve until stdin ends."""
    # pyttsx3 prints to stdout: keep the pipe to ourselves and let its chatter go nowhere.
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    try:
        engine = Engine()
    except Exception as error:
        # Whatever a foreign library raises while it starts, the parent is to read it and say so.
        _reply(replies, {"error": f"{type(error).__name__}: {error}"})
        return
    _reply(replies, {"voices": sorted(engine.voices)})
    for line in sys.stdin.buffer:
        try:
            wav = engine.synthesize(json.loads(line))
        except RefusedError as refusal:
            _reply(replies, {"error": str(refusal)})
        except Exception as error:
            # An engine in which anything else went wrong is not to be trusted with the next request.
            sys.exit(f"the speech worker ends: {error!r}")
        else:
            _reply(replies, {"bytes": len(wav)}, wav)


def _reply(replies: IO[bytes], head: dict[str, object], body: bytes = b"") -> None:
    replies.write(json.dumps(head).encode() + b"\n" + body)
    replies.flush()


if __name__ == "__main__":
    main()
