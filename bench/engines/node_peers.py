"""Engines of the Node world: installed with the versions that are pinned, and measured in a process of their own."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bench.engines.figures import Amount, Figures
from bench.pinned import pinned
from ivrflow.model.errors import Unavailable

__all__ = ["NodePeers", "versions"]

SOURCES = Path(__file__).parent / "peers"
_PINNED = ("package.json", "package-lock.json")
_INSTALL_LIMIT_S = 300
_RUN_LIMIT_S = 900


def versions() -> dict[str, str]:
    """Package → version, as pinned."""
    found: dict[str, str] = json.loads((SOURCES / "package.json").read_text("utf-8"))["dependencies"]
    return found


@dataclass(frozen=True, slots=True)
class NodePeers:
    """The packages, in a folder that another set of versions does not share."""

    folder: Path

    @classmethod
    def installed(cls, cache: Path | None = None) -> NodePeers:
        """Install them in the user's cache folder unless they are there. Raises Unavailable without Node and npm, or
        when npm cannot have them."""
        cache = cache or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        mark = hashlib.sha256(b"".join((SOURCES / name).read_bytes() for name in _PINNED)).hexdigest()[:12]
        peers = cls(cache / "ivrflow-bench" / f"node-{mark}")
        if not (peers.folder / "installed").exists():
            peers._install()
        return peers

    def measure(self, script: str, amount: Amount, *words: str, core: int | None = None) -> Figures:
        """Run one of the scripts of `peers/` on a core. Raises Unavailable with what it said when it fails."""
        # A script finds packages beside itself, so it is run where they are.
        for source in SOURCES.glob("*.mjs"):
            shutil.copyfile(source, self.folder / source.name)
        asked = (amount.rounds, amount.calls, amount.repetitions, amount.idle_calls)
        command = [_program("node"), "--expose-gc", script, *map(str, asked), *words]
        said = _run(pinned(core, command), self.folder, _RUN_LIMIT_S)
        told = json.loads(said.splitlines()[-1])
        return Figures(told["visitsPerSecond"], told["bytesPerCall"], f"Node {told['node'].removeprefix('v')}")

    def _install(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in _PINNED:
            shutil.copyfile(SOURCES / name, self.folder / name)
        _run([_program("npm"), "ci", "--no-audit", "--no-fund", "--ignore-scripts"], self.folder, _INSTALL_LIMIT_S)
        (self.folder / "installed").touch()


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Unavailable(f"{name} is missing; the engines of the Node world need Node 20 or newer with npm")
    return found


def _run(command: list[str], folder: Path, limit_s: int) -> str:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=limit_s)
    except subprocess.TimeoutExpired as error:
        raise Unavailable(f"{Path(command[0]).name} took longer than {limit_s} s: {' '.join(command)}") from error
    if done.returncode:
        raise Unavailable(f"{' '.join(command)} failed:\n{done.stderr.strip()[-2000:]}")
    return done.stdout
