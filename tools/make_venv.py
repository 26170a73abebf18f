"""Make `.venv` with the project in it, also where Debian's python3-venv is missing. Standard library only.

    python3 tools/make_venv.py [run|dev]

Does nothing when what it would install is there already: the second `make run` starts in seconds.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import build_web

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def main() -> None:
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    if sys.version_info < OLDEST:
        stop(
            f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}. Try `make PYTHON=…`."
        )
    mark = VENV / f".made-for-{purpose}"
    wanted = fingerprint_of_needs()
    if mark.exists() and mark.read_text() == wanted and PYTHON.exists():
        return
    if not (PYTHON.exists() and works(PYTHON, "-m", "pip", "--version")):
        make_environment()
    say("installing IVRFlow and what it needs (a minute or two, once)")
    groups = ["--group", "dev"] if purpose == "dev" else []
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", "pip>=25.1")
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", str(ROOT), *groups)
    mark.write_text(wanted)


def fingerprint_of_needs() -> str:
    """What an installation depends on: the project's declaration, the Python, the sources of the designer's page."""
    declared = (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(declared + sys.version.encode() + build_web.fingerprint(ROOT).encode()).hexdigest()


def make_environment() -> None:
    """A virtual environment with pip, by the first way that this machine has."""
    if VENV.exists():
        shutil.rmtree(VENV)
    if works(sys.executable, "-c", "import ensurepip, venv"):
        run(sys.executable, "-m", "venv", str(VENV))
        return
    say("this Python lacks ensurepip (Debian: the package python3-venv); trying without it")
    if works(sys.executable, "-m", "virtualenv", "--version"):
        run(sys.executable, "-m", "virtualenv", "--quiet", str(VENV))
        return
    if works(sys.executable, "-m", "pip", "--version") and works(sys.executable, "-c", "import venv"):
        run(sys.executable, "-m", "venv", "--without-pip", str(VENV))
        run(sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "pip")
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("installing Debian's python3-venv")
        run("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "python3-venv")
        run(sys.executable, "-m", "venv", str(VENV))
        return
    stop("no virtual environment can be made here. Install Debian's python3-venv (or python3-pip), then try again.")


def works(*command: object) -> bool:
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own words


def run(*command: object) -> None:
    words = [str(word) for word in command]
    if subprocess.run(words, check=False).returncode != 0:  # noqa: S603 - our own words
        stop(f"this did not work: {' '.join(words)}")


def say(text: str) -> None:
    sys.stderr.write(f"make: {text}\n")


def stop(text: str) -> None:
    say(text)
    sys.exit(3)


if __name__ == "__main__":
    main()
