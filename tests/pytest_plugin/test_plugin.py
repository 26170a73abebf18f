"""The plugin as a guest in other people's projects."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]


@pytest.mark.slow
def test_who_does_not_use_it_does_not_load_it(tmp_path: Path) -> None:
    (tmp_path / "test_own.py").write_text(
        "import sys\n\ndef test_own():\n"
        "    assert not [name for name in sys.modules if name.startswith('ivrflow.') and 'pytest_plugin' not in name]\n"
        "    assert 'lark' not in sys.modules\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_files_of_that_name_without_flows_are_somebody_elses(pytester: pytest.Pytester) -> None:
    (pytester.path / "phone.calls").write_text("not a conversation", "utf-8")
    pytester.makepyfile("def test_own(): pass")
    pytester.runpytest_inprocess().assert_outcomes(passed=1)


def test_its_settings_are_explained(pytester: pytest.Pytester) -> None:
    pytester.runpytest_inprocess("--help").stdout.fnmatch_lines(["*ivrflow_flows*", "*ivrflow_config*"])


def test_conversations_and_fixture_run_side_by_side(project: pytest.Pytester) -> None:
    (project.path / "flows" / "shop.calls").write_text('call "Bye"\n  silence\n  hear "Goodbye"\n', "utf-8")
    project.makepyfile('def test_shop(call):\n    call.dials("shop")\n    call.hears("Welcome")')
    project.runpytest_inprocess().assert_outcomes(passed=2)
