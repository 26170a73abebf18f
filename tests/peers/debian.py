"""Which Debian packages these tests need, whether they are there, and what happens when they are not.

They are required: a missing one fails the tests that need it. Who cannot have them sets IVRFLOW_SKIP_PEERS=1, and
those tests are skipped with the reason.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

__all__ = ["PACKAGES", "SKIP", "Program", "missing", "require"]

SKIP = "IVRFLOW_SKIP_PEERS"


@dataclass(frozen=True, slots=True)
class Program:
    """Something that a test starts."""

    package: str
    """The Debian package that brings it."""
    what_for: str


PACKAGES: Mapping[str, Program] = MappingProxyType(
    {
        "sipp": Program("sip-tester", "SIP callers and a queue that check every message"),
        "baresip": Program("baresip-core", "a softphone that is heard"),
        "espeak-ng": Program("espeak-ng", "sentences that must be told apart"),
        "chromium": Program("chromium", "the designer in a browser"),
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc": Program(
            "fonts-noto-cjk", "Chinese letters in a browser"
        ),
    }
)
"""By the name of the program, or by the path of a file that is none."""


def missing(*programs: str) -> list[str]:
    """The packages that bring those of the programs that are not installed."""
    return [PACKAGES[program].package for program in programs if not _is_there(program)]


def _is_there(program: str) -> bool:
    return Path(program).exists() if program.startswith("/") else shutil.which(program) is not None


def require(*programs: str) -> None:
    """Go on if the programs are there; otherwise fail, or skip where that has been asked for."""
    packages = missing(*programs)
    if not packages:
        return
    reason = f"{', '.join(packages)} missing: run `apt-get install {' '.join(packages)}`"
    if os.environ.get(SKIP) == "1":
        pytest.skip(f"{reason} ({SKIP}=1)")
    pytest.fail(f"{reason}, or set {SKIP}=1 to skip what needs it", pytrace=False)
