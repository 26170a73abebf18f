"""Flow files as test items."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

QUIET = """\
flow quiet {
  languages = [en-US]
  zone      = UTC
  start     = hello
}

play hello {
  prompt = say("Hello.")
  done   -> think
}

wait think {
  length = 40s
  done   -> bye
}

hang_up bye {
}
"""


@pytest.fixture(autouse=True)
def handled(project: pytest.Pytester) -> None:
    """The shop says goodbye whatever happens to its queue."""
    flow = project.path / "flows" / "shop.ivr"
    flow.write_text(flow.read_text("utf-8").replace("  var number", "  on error -> bye\n  var number"), "utf-8")


def test_every_flow_is_phoned_when_it_is_asked_for(project: pytest.Pytester) -> None:
    (project.path / "flows" / "quiet.ivr").write_text(QUIET, "utf-8")
    project.runpytest_inprocess("flows").assert_outcomes()
    result = project.runpytest_inprocess("-v", "--ivrflow-random=20", "flows")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["flows/shop.ivr::at_random PASSED*"])
    result.stdout.fnmatch_lines(["quiet: nothing is heard for 40 s, from 0:0* to 0:4*, in think", 'call "Dead air"'])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*Falsifying*")


def test_how_much_silence_is_too_much_is_a_setting(project: pytest.Pytester) -> None:
    (project.path / "flows" / "quiet.ivr").write_text(QUIET, "utf-8")
    asked = ["--ivrflow-random=5", "flows/quiet.ivr"]
    project.runpytest_inprocess("-o", "ivrflow_max_silence=1m", *asked).assert_outcomes(passed=1)
    result = project.runpytest_inprocess("-o", "ivrflow_max_silence=much", *asked)
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*'much' is no length of time; write `10s`*"])


def test_a_flow_that_needs_arguments_is_for_other_flows_to_call(project: pytest.Pytester) -> None:
    needs = QUIET.replace("  start     = hello\n", "  start     = hello\n  argument name: text\n")
    (project.path / "flows" / "quiet.ivr").write_text(needs, "utf-8")
    project.runpytest_inprocess("--ivrflow-random=5", "flows/quiet.ivr").assert_outcomes()


def test_a_flow_with_errors_is_an_error_with_its_place(project: pytest.Pytester) -> None:
    (project.path / "flows" / "quiet.ivr").write_text(QUIET.replace("-> bye", "-> by"), "utf-8")
    result = project.runpytest_inprocess("--ivrflow-random=5", "flows/quiet.ivr")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*quiet.ivr:*by*"])


def test_from_python(project: pytest.Pytester) -> None:
    (project.path / "flows" / "quiet.ivr").write_text(QUIET, "utf-8")
    project.makepyfile(
        """
from ivrflow.pytest_plugin.random_callers import Rules

def test_shop(phone_at_random):
    phone_at_random("shop", calls=20)

def test_patient(phone_at_random):
    phone_at_random("quiet", Rules(max_silence_ms=60_000), calls=5)

def test_quiet(phone_at_random):
    phone_at_random("quiet", calls=5)
"""
    )
    result = project.runpytest_inprocess()
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(['>*phone_at_random("quiet", calls=5)*', "E*nothing is heard for 40 s*"])


def test_without_hypothesis_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "quiet.ivr").write_text(QUIET, "utf-8")
    (tmp_path / "hypothesis.py").write_text("raise ModuleNotFoundError('planted', name='hypothesis')\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "ivrflow.pytest_plugin", "--ivrflow-random=5", "."]
    # Other plugins that are installed here need hypothesis themselves.
    alone = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=alone, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "pip install 'ivrflow[testing]'" in done.stderr
