"""Many calls to one flow, until one of them breaks a rule."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, Phase, Verbosity, given, settings

from ivrflow.pytest_plugin.random_callers.conduct import Habits
from ivrflow.pytest_plugin.random_callers.random_call import RandomCall, random_calls
from ivrflow.pytest_plugin.random_callers.rules import Rules
from ivrflow.runtime.flow_folder import FlowFolder

__all__ = ["phone_at_random"]


def phone_at_random(
    flows: FlowFolder | Path | str,
    flow: str,
    rules: Rules | None = None,
    habits: Habits | None = None,
    calls: int = 100,
) -> None:
    """Place calls to a flow of a folder, and hold each to the rules.

    Raises BrokenRule with the shortest call that Hypothesis finds; Misuse when there is no such flow without errors,
    Unavailable and BadDocument when the folder cannot be read. What Hypothesis is told (`--hypothesis-seed`, a profile
    that is loaded) holds here too; which calls broke a rule is not kept between runs: the conversation is for that.
    """

    @settings(
        max_examples=calls,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        # Hypothesis's own account would only repeat ours.
        verbosity=Verbosity.quiet,
        print_blob=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(random_calls(flows, flow, habits))
    def place(call: RandomCall) -> None:
        call.must_keep(rules)

    place()
