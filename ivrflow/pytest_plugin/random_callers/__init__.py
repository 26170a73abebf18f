"""Callers that do what nobody thought of: flows under Hypothesis, on the virtual clock.

    phone_at_random("flows", "telebank")                     # 100 calls, every rule; the first broken one is shown

    @given(random_calls("flows", "telebank"))                # or with rules of one's own
    def test_nobody_is_told_a_negative_balance(call):
        call.must_keep(Rules(max_silence_ms=6_000))
        assert "minus" not in call.heard_text()

A call is generated while it goes on, so that callers answer what they are asked: right or wrong, early or late, in
bursts, by speech, or not at all; they hang up at any moment, and hosts answer with whatever their declared types allow.
Hypothesis makes the call that breaks a rule as short as it can; it is shown as a conversation that can be kept.

    phoning.py       many calls, until one breaks a rule       values.py      what hosts may answer, by type
    random_call.py   one call: the strategy, and what came     world.py       answers of hosts, calendars, queues
    rules.py         what must be so in every call             conduct.py     what callers do
    account.py       a call as a conversation                  marks.py       digits that are recognised where they leak

Needs Hypothesis: `pip install 'ivrflow[testing]'`.
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis  # noqa: F401  # asked for first, so that its absence is told in our words
except ModuleNotFoundError as _missing:
    from ivrflow.model.errors import Unavailable

    raise Unavailable("random callers need Hypothesis; install it with `pip install 'ivrflow[testing]'`") from _missing

from ivrflow.pytest_plugin.random_callers.conduct import Habits
from ivrflow.pytest_plugin.random_callers.fault import BrokenRule, Fault
from ivrflow.pytest_plugin.random_callers.phoning import phone_at_random
from ivrflow.pytest_plugin.random_callers.random_call import RandomCall, random_calls
from ivrflow.pytest_plugin.random_callers.rules import Rules

__all__ = ["BrokenRule", "Fault", "Habits", "RandomCall", "Rules", "phone_at_random", "random_calls"]
