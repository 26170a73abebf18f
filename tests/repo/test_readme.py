"""What the README and the guides tell people to type works, in the order in which they tell it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .tree import ROOT, tracked

MARKED = re.compile(r"<!-- run -->\n```console\n(.*?)```", re.DOTALL)
FINDINGS = 1


def _commands(document: Path) -> list[str]:
    text = document.read_text("utf-8")
    assert text.count("<!-- run -->") == len(MARKED.findall(text)), "a mark without a console block behind it"
    lines = [line for block in MARKED.findall(text) for line in block.splitlines()]
    return [line for line in lines if line.strip() and not line.startswith("#")]


DOCUMENTS = [path for path in tracked() if path.suffix == ".md" and "<!-- run -->" in path.read_text("utf-8")]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project as a clone has it."""
    for path in tracked():
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_run_as_they_are_written(document: Path, copy: Path) -> None:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        # The copy's own package, not the one that is installed.
        "PYTHONPATH": str(copy),
        "PYTEST_ADDOPTS": "-p no:cacheprovider",
    }
    for line in _commands(document):
        words = shlex.split(line, comments=True)
        done = subprocess.run(
            words, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        # A comparison that finds a difference has found something: that is no failure.
        wanted = (0, FINDINGS) if "diff" in words else (0,)
        assert done.returncode in wanted, f"{line}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr, line


def test_the_readme_is_among_them() -> None:
    assert ROOT / "README.md" in DOCUMENTS
