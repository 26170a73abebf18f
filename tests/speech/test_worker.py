"""The worker as the program that it is, over its pipes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

import ivrflow
from ivrflow.speech.worker_process import PROGRAM

SOURCES = Path(ivrflow.__file__).parent

Worker = subprocess.Popen[bytes]


@pytest.fixture
def worker() -> Iterator[Worker]:
    with subprocess.Popen(PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield process
        process.kill()


def read_head(worker: Worker) -> dict[str, object]:
    assert worker.stdout
    head: dict[str, object] = json.loads(worker.stdout.readline())
    return head


def ask(worker: Worker, **changes: object) -> tuple[dict[str, object], bytes]:
    request = {"text": "one", "voice": "gmw/en-us", "rate_wpm": 165, "volume": 1.0, "markup": False} | changes
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write(json.dumps(request).encode() + b"\n")
    worker.stdin.flush()
    head = read_head(worker)
    return head, worker.stdout.read(int(str(head.get("bytes", 0))))


def seconds(wav: bytes) -> float:
    with wave.open(io.BytesIO(wav)) as reader:
        assert (reader.getnchannels(), reader.getsampwidth()) == (1, 2)
        return float(reader.getnframes() / reader.getframerate())


def test_lists_its_voices_and_speaks_both_languages(worker: Worker) -> None:
    voices = read_head(worker)["voices"]
    assert isinstance(voices, list)
    assert {"gmw/en-us", "sit/cmn"} <= set(voices)
    _, english = ask(worker, text="Welcome to the bank.")
    _, chinese = ask(worker, text="欢迎致电北方银行", voice="sit/cmn")
    assert 1 < seconds(english) < 3
    assert 1 < seconds(chinese) < 5


def test_a_long_text_is_whole_even_when_it_comes_first(worker: Worker) -> None:
    """pyttsx3 alone loses the first utterance of a process when it is long."""
    read_head(worker)
    _, wav = ask(worker, text="This sentence is spoken thirty times. " * 30)
    _, once = ask(worker, text="This sentence is spoken thirty times. ")
    assert seconds(wav) > 20 * seconds(once)


def test_properties_hit_the_utterance_they_came_with(worker: Worker) -> None:
    """pyttsx3 alone gets it wrong in every second file when rates alternate."""
    read_head(worker)
    text = "The quick brown fox jumps over the lazy dog."
    lengths = [seconds(ask(worker, text=text, rate_wpm=rate)[1]) for rate in (100, 300) * 10]
    assert min(lengths[0::2]) > 1.8 * max(lengths[1::2])


def test_markup_is_obeyed_only_when_asked_for(worker: Worker) -> None:
    read_head(worker)
    text = 'one <break time="2s"/> two'
    _, plain = ask(worker, text="one two")
    _, marked = ask(worker, text=text, markup=True)
    assert seconds(marked) - seconds(plain) > 1.5
    _, read_out = ask(worker, text="a < b > c")
    assert seconds(read_out) > 0.3


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"voice": "gmw/xx"}, 'unknown voice "gmw/xx"'),
        ({"voice": "gmw/en-us+zz"}, 'voice "gmw/en-us+zz" has no such variant'),
        ({"text": " \n"}, "there is no text to speak"),
    ],
)
def test_refuses_what_it_cannot_speak_and_lives_on(worker: Worker, changes: dict[str, object], why: str) -> None:
    """pyttsx3 alone keeps the previous voice without a word."""
    read_head(worker)
    assert ask(worker, **changes) == ({"error": why}, b"")
    assert seconds(ask(worker)[1]) > 0.2


def test_ends_with_its_parent(worker: Worker) -> None:
    read_head(worker)
    assert worker.stdin
    worker.stdin.close()
    assert worker.wait(timeout=30) == 0


def test_says_why_it_cannot_start(tmp_path: Path) -> None:
    copy = tmp_path / "worker.py"
    copy.write_bytes((SOURCES / "speech" / "worker.py").read_bytes())
    # -S: without site-packages, as on a machine where the speech packages are not installed.
    run = subprocess.run([sys.executable, "-S", copy], capture_output=True, stdin=subprocess.DEVNULL, check=False)
    assert json.loads(run.stdout) == {"error": "ModuleNotFoundError: No module named 'espeakng_loader'"}
    assert run.stderr == b""


def test_gpl_code_is_loaded_nowhere_else() -> None:
    check = (
        "import sys, ivrflow.speech.preparation, ivrflow.speech.recordings;"
        "wanted = ('pyttsx3', 'espeakng_loader', 'ivrflow.speech.worker');"
        "print([name for name in sys.modules if name.startswith(wanted)])"
    )
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['ivrflow.speech.worker_process']"
    importers = [
        path.name
        for path in SOURCES.rglob("*.py")
        if any(f"import {name}" in path.read_text(encoding="utf-8") for name in ("pyttsx3", "espeakng_loader"))
    ]
    assert importers == ["worker.py"]
