"""Installing what the tests need, as `make test` does it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = ("sipp", "baresip", "espeak-ng", "chromium")
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
TOOL = Path(__file__).resolve().parents[2] / "tools" / "debian_packages.py"


def program(folder: Path, name: str, script: str = "exit 0") -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


def run(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The tool on a machine that has only the programs in this folder."""
    return subprocess.run(
        [sys.executable, str(TOOL)],
        env={"PATH": str(folder), "HOME": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not FONT.exists(), reason="fonts-noto-cjk is not installed")
def test_nothing_happens_when_all_is_there(tmp_path: Path) -> None:
    for name in PROGRAMS:
        program(tmp_path, name)
    done = run(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_where_nothing_can_be_installed_it_says_which_tests_cannot_run_and_what_to_do(tmp_path: Path) -> None:
    program(tmp_path, "sipp")
    done = run(tmp_path)
    assert done.returncode == 3
    assert "a softphone that is heard (baresip, of the Debian package baresip-core)" in done.stderr
    assert "apt-get install baresip-core espeak-ng chromium" in done.stderr
    assert "IVRFLOW_SKIP_PEERS=1 make test" in done.stderr
    assert "sip-tester" not in done.stderr


def test_who_says_so_goes_on_without(tmp_path: Path) -> None:
    done = run(tmp_path, IVRFLOW_SKIP_PEERS="1")
    assert done.returncode == 0
    assert "are skipped" in done.stderr


@pytest.mark.skipif(not FONT.exists(), reason="what is installed here is only pretended")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root may install packages without sudo")
def test_root_installs_what_is_missing(tmp_path: Path) -> None:
    installs = f'case "$1" in install) for n in {" ".join(PROGRAMS)}; do /bin/cp "$0" {tmp_path}/$n; done;; esac'
    program(tmp_path, "apt-get", installs)
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "installing sip-tester, baresip-core, espeak-ng, chromium" in done.stderr
