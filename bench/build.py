"""Builds the load generator with the machine's own C compiler."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from ivrflow.model.errors import Unavailable

__all__ = ["callgen"]

SOURCES = Path(__file__).parent / "callgen"
BUILT = Path(__file__).parent / "build" / "callgen"
FLAGS = ["-std=gnu17", "-O2", "-Wall", "-Wextra", "-Wconversion"]


def callgen() -> Path:
    """The program, built anew when a source is younger. Raises Unavailable without gcc or when it does not build."""
    sources = sorted(SOURCES.glob("*.[ch]"))
    if BUILT.exists() and BUILT.stat().st_mtime > max(source.stat().st_mtime for source in sources):
        return BUILT
    compiler = shutil.which("gcc")
    if compiler is None:
        raise Unavailable("gcc is missing; the load generator needs it: run `apt-get install gcc libc6-dev`")
    BUILT.parent.mkdir(exist_ok=True)
    units = [str(source) for source in sources if source.suffix == ".c"]
    built = subprocess.run(
        [compiler, *FLAGS, "-o", str(BUILT), *units, "-lm"], capture_output=True, text=True, check=False
    )
    if built.returncode:
        raise Unavailable(f"the load generator does not build:\n{built.stderr}")
    return BUILT
