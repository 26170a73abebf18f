"""Where calls come in."""

from __future__ import annotations

from ivrflow.verify.entrances import entrances_of

from .conftest import compiled, header


def going(name: str, *flows: str) -> str:
    """A flow that goes to others, or ends."""
    text = header(name=name, start="to_0")
    for number, flow in enumerate(flows):
        text += (
            f"subflow to_{number} {{\n  flow = {flow}()\n  done -> to_{number + 1}\n  failed -> to_{number + 1}\n}}\n"
        )
    return text + f"return to_{len(flows)} {{\n}}\n"


def test_calls_come_in_where_no_flow_leads() -> None:
    programs = compiled(going("second"), going("first", "second"), going("alone"))
    assert entrances_of(programs) == ("first", "alone")


def test_of_flows_that_only_lead_to_each_other_the_first_counts() -> None:
    programs = compiled(going("inner"), going("left", "right"), going("right", "left", "inner"), going("self", "self"))
    assert entrances_of(programs) == ("left", "self")
    assert entrances_of({}) == ()


def test_a_flow_that_another_leads_to_may_be_dialled_as_well() -> None:
    programs = compiled(going("second"), going("first", "second"))
    assert entrances_of(programs, {"second", "gone"}) == ("second", "first")
