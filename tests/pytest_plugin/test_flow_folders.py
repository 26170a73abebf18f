"""Flows of a folder, compiled once in a test run."""

from __future__ import annotations

import pytest

from ivrflow.pytest_plugin.flow_folders import flows_in, no_flow

pytest_plugins = ["pytester"]


def test_flows_are_compiled_once_in_a_run(project: pytest.Pytester) -> None:
    config = project.parseconfig()
    folder = project.path / "flows"
    first = flows_in(folder, config)
    assert list(first.programs) == ["shop"]
    assert flows_in(folder, config) is first


def test_what_the_shell_has_set_does_not_matter(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IVRFLOW_PATHS_CALENDARS", "/nowhere")
    assert list(flows_in(project.path / "flows", project.parseconfig()).programs) == ["shop"]


def test_no_store_is_made(project: pytest.Pytester) -> None:
    flows_in(project.path / "flows", project.parseconfig())
    assert not (project.path / "var").exists()


def test_it_says_which_flows_there_are(project: pytest.Pytester) -> None:
    folder = flows_in(project.path / "flows", project.parseconfig())
    assert no_flow("x", folder) == 'there is no flow "x" in the folder; there are: shop'
