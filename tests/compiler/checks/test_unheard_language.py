"""IVR309"""

from __future__ import annotations

from ..together import flow_text, issues_of

PLAY = 'play a {\n  prompt = say("Hello.")\n  done -> bye\n}\n'
SWITCH = "language a {\n  to = zh-CN\n  done -> bye\n}\n"
CALL = "subflow a {\n  flow = other()\n  done -> bye\n  failed -> bye\n}\n"
RETURN = "return b {\n}\n"


def found(*texts: str) -> list[str]:
    return [issue.message for issue in issues_of("IVR309", *texts)]


def test_nothing_switches_to_it() -> None:
    assert found(flow_text("main", PLAY, languages="en-US, zh-CN, es-ES")) == [
        "no caller ever hears zh-CN and es-ES: nothing switches to it"
    ]
    assert found(flow_text("main", SWITCH, languages="en-US, zh-CN")) == []


def test_the_first_is_heard_and_so_are_its_varieties() -> None:
    assert found(flow_text("main", PLAY, languages="en-US, en-GB")) == []


def test_another_flow_may_switch() -> None:
    main = flow_text("main", CALL, languages="en-US, zh-CN")
    switching = flow_text("other", SWITCH.replace("bye", "b") + RETURN, languages="en-US, zh-CN")
    assert found(main, switching) == []
    assert len(found(main, flow_text("other", RETURN, start="b", languages="en-US, zh-CN"))) == 2


def test_a_flow_that_others_call_is_judged_with_them() -> None:
    assert found(flow_text("other", RETURN, start="b", languages="en-US, zh-CN")) == []
