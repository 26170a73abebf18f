"""`ivrflow fmt`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from ivrflow.lang import format_text, parse_flow, print_flow
from ivrflow.model.errors import BadDocument
from ivrflow.model.flow import Flow

from .flow_strategies import flows


def test_the_flow_of_the_documentation_keeps_its_meaning(telebank: str) -> None:
    formatted = format_text(telebank)
    assert formatted != telebank
    assert parse_flow(formatted).flow == parse_flow(telebank).flow
    assert format_text(formatted) == formatted


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(flows)
def test_canonical_text_comes_back_as_it_is(flow: Flow) -> None:
    text = print_flow(flow)
    assert format_text(text) == text
    assert format_text(text.replace("\n", " \r\n") if '"' not in text else text) == text


def test_every_comment_of_an_untidy_text_survives() -> None:
    text = (
        "//1\nformat 1 //2\n//3\nflow f { //4\n//5\nzone = (//6\nUTC) //7\n//8\n} //9\n//10\nplay p { //11\n"
        'x = { //12\nfr: a //13\n//14\n} //15\nk "1" { fr: //16\n"b" } -> c //17\n//18\n} //19\n\n//20\n'
    )
    formatted = format_text(text)
    assert all(f"// {number}\n" in formatted for number in range(1, 21))
    assert format_text(formatted) == formatted


def test_a_text_with_a_mistake_is_never_rewritten() -> None:
    with pytest.raises(BadDocument, match=r"^menu\.ivr:2: IVR001: `x` stands alone"):
        format_text("flow f {\n  x\n}\n", "menu.ivr")
