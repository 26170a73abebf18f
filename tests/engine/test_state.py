"""What belongs to the call and what to each of its flows: the language."""

from __future__ import annotations

from .driving import flow, programs, talk_through
from .small_flows import BYE


def test_the_language_is_the_calls_and_a_flow_that_lacks_it_speaks_its_own() -> None:
    inner = flow(
        "  start = tell",
        'play tell {\n  prompt = say("{call.language} {call.flow}")\n  done -> french\n}\n'
        "language french {\n  to = fr-FR\n  done -> home\n}\nreturn home {\n}\n",
        "inner",
        "en-GB, fr-FR",
    )
    outer = flow(
        "  start = chinese\n  on error -> bye",
        "language chinese {\n  to = zh-CN\n  done -> sub\n}\n"
        "subflow sub {\n  flow = inner()\n  done -> tell\n}\n"
        'play tell {\n  prompt = say("{call.language} {call.flow}")\n  done -> english\n}\n'
        "language english {\n  to = en-US\n  done -> again\n}\n"
        "subflow again {\n  flow = inner()\n  done -> bye\n}\n" + BYE,
        languages="en-US, zh-CN",
    )
    talk = talk_through(
        programs(outer, inner),
        """
        < answer
        > answered
        < play "en-GB inner"
        > played
        < play "en-US main"
        > played
        < play "en-GB inner"
        """,
    )
    # Nobody speaks French in the outer flow, so its first language is spoken there; the choice stays French.
    assert talk.call.walk.language == "en-GB"


def test_the_callers_language_comes_back_after_a_flow_that_lacks_it() -> None:
    inner = flow(
        "  start = tell", 'play tell {\n  prompt = say("hello")\n  done -> home\n}\nreturn home {\n}\n', "inner"
    )
    outer = flow(
        "  start = chinese\n  on error -> bye",
        "language chinese {\n  to = zh-CN\n  done -> sub\n}\n"
        "subflow sub {\n  flow = inner()\n  done -> tell\n}\n"
        'play tell {\n  prompt = { en-US: say("English") zh-CN: say("中文") }\n  done -> bye\n}\n' + BYE,
        languages="en-US, zh-CN",
    )
    talk_through(
        programs(outer, inner),
        """
        < answer
        > answered
        < play "hello"
        > played
        < play "中文"
        """,
    )
