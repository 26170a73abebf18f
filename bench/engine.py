"""Our engine, installed in a folder of its own with the flows of bench/flows, as an operator would: by the commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import wave
from pathlib import Path

from bench.sounds import noise
from ivrflow.model.errors import Unavailable

__all__ = ["ROUTES", "Installation"]

ROUTES = {"101": "load", "100": "key"}
"""What to dial, as with the Asterisk beside it."""

FLOWS = Path(__file__).parent / "flows"
VOICE = Path(__file__).parents[1] / "voices/en-US/voice.toml"
RECORDINGS_MS = {"question": 10_000, "answer": 2_000, "long": 180_000}
COMMAND_TIMEOUT_S = 300

_SETTINGS = """\
[engine]
drain_s = 1

[sip]
port = {port}

[media]
kernel_filter = {kernel_filter}

[paths]
flows = "{flows}"

[routes]
{routes}
"""


class Installation:
    """Made in an empty folder; the engine is not started."""

    def __init__(self, folder: Path, port: int, *, kernel_filter: bool) -> None:
        routes = "\n".join(f'{number} = "{flow}"' for number, flow in ROUTES.items())
        self._settings = folder / "ivrflow.toml"
        self._settings.write_text(
            _SETTINGS.format(port=port, kernel_filter=str(kernel_filter).lower(), flows=FLOWS, routes=routes)
        )
        recordings = folder / "voices/en-US/bench"
        recordings.mkdir(parents=True)
        for seed, (name, duration_ms) in enumerate(RECORDINGS_MS.items()):
            with wave.open(str(recordings / f"{name}.wav"), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(8000)
                file.writeframes(noise(duration_ms, seed).tobytes())
        shutil.copy(VOICE, recordings.parent)
        transcripts = "".join(f'"bench/{name}" = "Noise."\n' for name in RECORDINGS_MS)
        (recordings.parent / "transcripts.toml").write_text(transcripts)
        self._run("push")
        self._run("publish", "--note", "to measure")

    @property
    def start_command(self) -> list[str]:
        """Runs the engine until SIGTERM."""
        return self._command("up")

    def _command(self, *arguments: str) -> list[str]:
        return [str(Path(sys.executable).with_name("ivrflow")), "--config", str(self._settings), *arguments]

    def _run(self, *arguments: str) -> None:
        command = self._command(*arguments)
        # Settings in the environment are for the installation of who runs the bench.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("IVRFLOW_")}
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=COMMAND_TIMEOUT_S, check=False, env=environment
        )
        if done.returncode:
            raise Unavailable(f"`ivrflow {arguments[0]}` failed with {done.returncode}:\n{done.stdout}{done.stderr}")
