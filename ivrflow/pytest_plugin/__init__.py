"""Flows under pytest: conversation files are collected as tests, and tests in Python place calls.

Loaded by pytest through its entry point. `*.calls` files that lie beside `.ivr` files become test items, one for each
conversation. The fixture `call` is a caller on a virtual clock:

    def test_opening_hours(call):
        call.dials("telebank", at="2026-10-01 10:15")
        call.hears("For English, press 1")
        call.press("13")
        call.hears("public holiday")

With `--ivrflow-random=50` every flow that is collected is phoned fifty times by callers who do what nobody thought of;
the fixture `phone_at_random` does the same from Python. Both need Hypothesis: `pip install 'ivrflow[testing]'`.

Settings of pytest: `ivrflow_flows` is the folder in which `call.dials` finds flows (default `flows`),
`ivrflow_config` the installation's `ivrflow.toml` (default: the nearest one above the flows), `ivrflow_max_silence` how
long random callers may hear nothing (default `10s`).

    caller.py          the fixture's object       conversations.py   `.calls` files as test items
    random_callers/    callers at random          random_items.py    `.ivr` files as test items, phoned at random
    flow_folders.py    flows, compiled once in a test run

Nothing else of IVRFlow is imported before the first conversation or call: who has it installed without using it does
not notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ivrflow.pytest_plugin.caller import Caller
    from ivrflow.pytest_plugin.conversations import ConversationSource
    from ivrflow.pytest_plugin.random_callers import Habits, Rules
    from ivrflow.pytest_plugin.random_items import RandomSource

__all__ = ["call", "phone_at_random"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("ivrflow_flows", "where the fixture `call` finds flows", default="flows")
    parser.addini("ivrflow_config", "the ivrflow.toml to use (default: the nearest above the flows)", default="")
    parser.addini("ivrflow_max_silence", "how long random callers may hear nothing", default="10s")
    parser.getgroup("ivrflow").addoption(
        "--ivrflow-random",
        metavar="CALLS",
        dest="ivrflow_random",
        type=int,
        default=0,
        help="phone every flow that is collected so often, at random; needs ivrflow[testing]",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("ivrflow_random") > 0:
        from ivrflow.model.errors import IvrflowError

        try:
            import ivrflow.pytest_plugin.random_items  # noqa: F401  # whether it can be imported is what is asked
        except IvrflowError as error:
            raise pytest.UsageError(str(error)) from error


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ConversationSource | RandomSource | None:
    if file_path.suffix == ".ivr" and parent.config.getoption("ivrflow_random") > 0:
        from ivrflow.pytest_plugin.random_items import RandomSource

        flows: RandomSource = RandomSource.from_parent(parent, path=file_path)
        return flows
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


@pytest.fixture
def phone_at_random(request: pytest.FixtureRequest) -> Callable[..., None]:
    """`phone_at_random("telebank", calls=200)`: calls at random to a flow; the test fails with the first that is bad.

    `rules=Rules(…)` and `habits=Habits(…)` of `ivrflow.pytest_plugin.random_callers` say what must hold, and what the
    callers are like.
    """
    from ivrflow.model.errors import IvrflowError
    from ivrflow.pytest_plugin.flow_folders import flows_in

    folder = request.config.rootpath / request.config.getini("ivrflow_flows")

    def phone(flow: str, rules: Rules | None = None, habits: Habits | None = None, calls: int = 100) -> None:
        __tracebackhide__ = True
        try:
            from ivrflow.pytest_plugin import random_callers
            from ivrflow.pytest_plugin.random_items import rules_of

            flows = flows_in(folder, request.config)
            random_callers.phone_at_random(flows, flow, rules or rules_of(request.config), habits, calls)
        except IvrflowError as error:
            pytest.fail(str(error))

    return phone
