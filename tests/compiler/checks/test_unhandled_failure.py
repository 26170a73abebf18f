"""IVR106"""

from __future__ import annotations

import pytest

from ivrflow.compiler.checks.unhandled_failure import UNHANDLED_FAILURE

from ..small import codes, small
from ..together import graphs

QUEUE = "queue hello {\n  queue = cards\n  busy -> bye\n  noanswer -> bye\n  refused -> bye\n}\n"


def test_a_handler_or_a_connection_is_enough() -> None:
    assert codes(small("  start = hello", QUEUE)) == ["IVR106"]
    assert "IVR106" not in codes(small("  start = hello\n  on error -> bye", QUEUE))
    assert codes(small("  start = hello", QUEUE.replace("  busy", "  failed -> bye\n  busy"))) == []


LOWER = "flow lower {\n  languages = [en-US]\n  zone = Asia/Shanghai\n  start = hello\n}\n\n"
UPPER = (
    "flow upper {{\n  languages = [en-US]\n  zone = Asia/Shanghai\n  start = below\n{header}}}\n\n"
    "subflow below {{\n  flow = lower()\n  done -> bye\n{line}}}\n\nhang_up bye {{\n}}\n"
)


@pytest.mark.parametrize(
    ("header", "line", "warned"),
    [("", "", {"upper": "`failed`"}), ("  on error -> bye\n", "", {}), ("", "  failed -> bye\n", {})],
)
def test_of_a_flow_that_returns_the_flow_above_takes_the_failure(
    header: str, line: str, warned: dict[str, str]
) -> None:
    lower = LOWER + QUEUE.replace("-> bye", "-> back") + "\nreturn back {\n}\n"
    made = graphs(lower, UPPER.format(header=header, line=line))
    found = {name: [each.message for each in UNHANDLED_FAILURE.find(flow)] for name, flow in made.items()}
    assert {name for name, messages in found.items() if messages} == set(warned)
    for name, exits in warned.items():
        assert exits in found[name][0]


def test_a_flow_that_goes_back_to_nobody_is_warned_about_its_own() -> None:
    (flow,) = graphs(LOWER + QUEUE + "\nhang_up bye {\n}\n").values()
    assert [each.code for each in UNHANDLED_FAILURE.find(flow)] == ["IVR106"]
