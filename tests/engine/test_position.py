"""Where a call stands can be kept, and nothing that happens later changes it."""

from __future__ import annotations

from ivrflow.engine.position import Frame

from .driving import flow, programs, talk_through


def test_a_frame_is_not_changed_by_the_call_that_goes_on() -> None:
    inner = flow("  start = a", 'play a {\n  prompt = say("a")\n  done -> home\n}\nreturn home {\n}\n', "inner")
    outer = flow(
        "  start = sub\n  var n: number = 1\n  on error -> bye",
        "subflow sub {\n  flow = inner()\n  done -> more\n}\n"
        "set more {\n  values = (n = n + 1)\n  done -> bye\n}\nhang_up bye {\n}\n",
    )
    made = programs(outer, inner)
    talk = talk_through(made, '< answer\n> answered\n< play "a"')
    (frame,) = talk.call.walk.stack
    talk.go_on("> played\n< hang up")
    assert frame == Frame(made["main"], made["main"].index["sub"], made["main"].variables, ())
    assert talk.call.walk.stack == ()
