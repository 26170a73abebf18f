"""Making `.venv`: not twice, and anew when what the project needs has changed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose `.venv` was made for `run`; its Python notes in `asked` what it is asked to do, and fails."""
    (tmp_path / "tools").mkdir()
    for name in ("make_venv.py", "build_web.py"):
        shutil.copyfile(ROOT / "tools" / name, tmp_path / "tools" / name)
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n[ "$2" = pip ] && [ "$3" = --version ]\n', "utf-8")
    python.chmod(0o755)
    # No sources of the designer's page: nothing is added for them.
    mark = hashlib.sha256((tmp_path / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    (tmp_path / ".venv" / ".made-for-run").write_text(mark)
    return tmp_path


def run(project: Path, purpose: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(project / "tools" / "make_venv.py"), purpose], capture_output=True, text=True, check=False
    )


def test_the_second_time_nothing_is_done(project: Path) -> None:
    assert run(project, "run").returncode == 0
    assert not (project / "asked").exists()


@pytest.mark.parametrize("purpose", ["run", "dev"])
def test_what_has_changed_is_installed_into_what_is_there(project: Path, purpose: str) -> None:
    (project / "pyproject.toml").write_text("[project]\nname = 'other'\n", "utf-8")
    done = run(project, purpose)
    asked = (project / "asked").read_text("utf-8")
    assert "pip install" in asked
    # The stub cannot install: that is an error of the environment, said in one line, and remembered by nobody.
    assert done.returncode == 3
    assert "this did not work" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_installation_is_tried_again(project: Path) -> None:
    (project / "pyproject.toml").write_text("[project]\nname = 'other'\n", "utf-8")
    assert run(project, "run").returncode == 3
    assert run(project, "run").returncode == 3


def test_an_edit_of_the_designers_page_is_installed_too(project: Path) -> None:
    sources = project / "designer" / "web" / "src"
    sources.mkdir(parents=True)
    (sources / "main.tsx").write_text("export {};\n", "utf-8")
    run(project, "run")
    assert "pip install" in (project / "asked").read_text("utf-8")
