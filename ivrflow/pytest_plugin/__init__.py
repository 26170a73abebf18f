"""Flows under pytest: conversation files are collected as tests, and tests in Python place calls.

Loaded by pytest through its entry point. `*.calls` files that lie beside `.ivr` files become test items, one for each
conversation. The fixture `call` is a caller on a virtual clock:

    def test_opening_hours(call):
        call.dials("telebank", at="2026-10-01 10:15")
        call.hears("For English, press 1")
        call.press("13")
        call.hears("public holiday")

Settings of pytest: `ivrflow_flows` is the folder in which `call.dials` finds flows (default `flows`),
`ivrflow_config` the installation's `ivrflow.toml` (default: the nearest one above the flows).

    caller.py          the fixture's object       conversations.py   `.calls` files as test items
    flow_folders.py    flows, compiled once in a test run

Nothing else of IVRFlow is imported before the first conversation or call: who has it installed without using it does
not notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ivrflow.pytest_plugin.caller import Caller
    from ivrflow.pytest_plugin.conversations import ConversationSource

__all__ = ["call"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("ivrflow_flows", "where the fixture `call` finds flows", default="flows")
    parser.addini("ivrflow_config", "the ivrflow.toml to use (default: the nearest above the flows)", default="")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ConversationSource | None:
    if file_path.suffix != ".calls" or not any(file_path.parent.glob("*.ivr")):
        return None
    from ivrflow.pytest_plugin.conversations import ConversationSource

    source: ConversationSource = ConversationSource.from_parent(parent, path=file_path)
    return source


@pytest.fixture
def call(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """A caller on a virtual clock; hangs up at the end of the test if the call goes on."""
    from ivrflow.pytest_plugin.caller import Caller
    from ivrflow.pytest_plugin.flow_folders import flows_in

    folder = request.config.rootpath / request.config.getini("ivrflow_flows")
    caller = Caller(lambda: flows_in(folder, request.config))
    yield caller
    caller.close()
