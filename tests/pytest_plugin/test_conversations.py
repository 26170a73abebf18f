"""Conversation files as test items."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

GOOD = """\
call "Hours" at 2026-03-02 10:15
  hear "press 1"
  press 1
  hear "We are open"

call "Staff"
  press 0 during "Welcome"
  expect handed to queue "staff"
"""


def test_each_conversation_is_a_test_named_by_its_title(project: pytest.Pytester) -> None:
    (project.path / "flows" / "shop.calls").write_text(GOOD, "utf-8")
    result = project.runpytest_inprocess("-v", "flows")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["flows/shop.calls::Hours PASSED*", "flows/shop.calls::Staff PASSED*"])


def test_one_conversation_can_be_chosen(project: pytest.Pytester) -> None:
    (project.path / "flows" / "shop.calls").write_text(GOOD, "utf-8")
    project.runpytest_inprocess("-k", "Staff").assert_outcomes(passed=1, deselected=1)


def test_a_failure_shows_what_was_heard_instead_and_no_traceback(project: pytest.Pytester) -> None:
    (project.path / "flows" / "shop.calls").write_text('call "Hours"\n  press 1\n  hear "closed"\n', "utf-8")
    result = project.runpytest_inprocess("flows")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(['*shop.calls:3: "Hours": *', '  - hear "closed"', '  + hear "We are open*'])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*conversations.py*")


def test_a_conversation_that_cannot_be_read_is_an_error_with_its_place(project: pytest.Pytester) -> None:
    (project.path / "flows" / "shop.calls").write_text('call "Hours"\n  pres 1\n', "utf-8")
    result = project.runpytest_inprocess("flows")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*shop.calls:2:3: error*", "*Did you mean `press`?*"])


def test_a_flow_with_errors_fails_its_conversations_with_the_place(project: pytest.Pytester) -> None:
    flow = project.path / "flows" / "shop.ivr"
    flow.write_text(flow.read_text("utf-8").replace("open -> say_open", "open -> say_opne"), "utf-8")
    (project.path / "flows" / "shop.calls").write_text(GOOD, "utf-8")
    result = project.runpytest_inprocess("flows")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*shop.ivr:*say_opne*"])


def test_a_conversation_for_no_flow_says_which_there_are(project: pytest.Pytester) -> None:
    (project.path / "flows" / "shpo.calls").write_text(GOOD, "utf-8")
    result = project.runpytest_inprocess("flows")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(['*there is no flow "shpo" in the folder; there are: shop*'])


def test_an_installation_that_cannot_be_read_is_told(project: pytest.Pytester) -> None:
    (project.path / "flows" / "shop.calls").write_text(GOOD, "utf-8")
    (project.path / "ivrflow.toml").write_text("[quues]\n", "utf-8")
    result = project.runpytest_inprocess("flows")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*unknown table [[]quues]; did you mean `queues`?*"])
