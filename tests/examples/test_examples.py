"""The examples do what they say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
IVRFLOW = [sys.executable, "-c", "from ivrflow.cli import main; main()"]


def run(words: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def own_kind(tmp_path: Path) -> dict[str, str]:
    """The example's package, installed in a folder of its own, as pip would leave it."""
    site = tmp_path / "site"
    shutil.copytree(EXAMPLES / "own_node_kind" / "hello_node", site / "hello_node")
    about = site / "hello_node-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: hello-node\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[ivrflow.nodes]\nhello = hello_node.hello:HelloNode\n", "utf-8")
    return {"PYTHONPATH": f"{ROOT}{os.pathsep}{site}"}


def test_a_flow_under_pytest(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "flow_in_pytest", tmp_path / "project")
    done = run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"], tmp_path / "project")
    assert done.returncode == 0, done.stdout
    assert "14 passed" in done.stdout


def test_a_kind_of_ones_own_is_listed_with_its_help(tmp_path: Path, own_kind: dict[str, str]) -> None:
    done = run([*IVRFLOW, "kinds", "hello"], tmp_path, **own_kind)
    assert done.returncode == 0, done.stderr
    assert "Greet by the time of day, in the flow's zone." in done.stdout
    assert "evening_from" in done.stdout


def test_a_kind_of_ones_own_is_checked_and_called(tmp_path: Path, own_kind: dict[str, str]) -> None:
    flows = str(EXAMPLES / "own_node_kind" / "flows")
    assert run([*IVRFLOW, "check", flows], tmp_path, **own_kind).returncode == 0
    done = run([*IVRFLOW, "test", flows], tmp_path, **own_kind)
    assert (done.returncode, done.stdout) == (0, "4 passed, 0 failed\n")


def test_without_the_package_the_kind_is_unknown_and_that_is_said(tmp_path: Path) -> None:
    done = run([*IVRFLOW, "check", str(EXAMPLES / "own_node_kind" / "flows")], tmp_path)
    assert done.returncode == 1
    assert "hello" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_declared_entry_point_is_the_one_that_is_tested() -> None:
    declared = (EXAMPLES / "own_node_kind" / "pyproject.toml").read_text("utf-8")
    assert '[project.entry-points."ivrflow.nodes"]\nhello = "hello_node.hello:HelloNode"' in declared


def test_statements_to_copy_from_are_sound(tmp_path: Path) -> None:
    (tmp_path / "flows" / "hosts").mkdir(parents=True)
    shutil.copyfile(EXAMPLES / "host_database" / "orders.toml", tmp_path / "flows" / "hosts" / "orders.toml")
    loaded = run([*IVRFLOW, "host", "load", str(EXAMPLES / "host_database" / "data"), "var/orders.db"], tmp_path)
    assert (loaded.returncode, loaded.stdout) == (0, "orders: 3 rows\n")
    checked = run([*IVRFLOW, "host", "check"], tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "orders: fine\n")
