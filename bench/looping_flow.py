"""A flow of some 200 nodes in which callers can go round twelve counted loops, in any order, as often as they like."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["LOOPS", "looping_flow"]

LOOPS = 12

_MAIN = """\
menu main "Main menu" {
  prompt = say("For orders, press 1. For accounts, press 2.")
  key "1" -> left
  key "2" -> right
  noinput -> bye
  nomatch -> bye
}
"""
_ENTRY = """\
collect ask_{0} {{
  prompt = say("Number {0}, please.")
  min = 4
  max = 6
  into entry_{0} = digits
  done -> check_{0}
  noinput -> bye
  nomatch -> bye
}}
branch check_{0} {{
  when entry_{0} = "{1}" -> step_{0}_0
  otherwise -> count_{0}
}}
set count_{0} {{
  values = (tries_{0} = tries_{0} + 1)
  done -> left_{0}
}}
branch left_{0} {{
  when tries_{0} < 3 -> ask_{0}
  otherwise -> agents
}}
"""
_STEP = 'play step_{0}_{1} {{\n  prompt = say("Step {1}.")\n  done -> {2}\n}}\n'
_QUESTION = """\
menu step_{0}_{1} {{
  prompt = say("To go on, press 1. To end, press 2.")
  key "1" -> {2}
  key "2" -> bye
  noinput -> bye
  nomatch -> agents
}}
"""
_ENDS = """\
queue agents {
  queue = cards
  busy -> bye
  noanswer -> bye
  refused -> bye
  failed -> bye
}
hang_up bye {
}
"""


def looping_flow(steps: int = 12) -> str:
    """Two menus lead to twelve sections: a number is asked for up to three times, then so many steps lead back to the
    start. `0` and `*` (back) hold in all menus. 197 nodes with 12 steps."""
    variables = "".join(f"  var tries_{loop}: number = 0\n  var entry_{loop}: text private\n" for loop in range(LOOPS))
    header = "flow looping {\n  languages = [en-US]\n  zone = Europe/Berlin\n  start = main\n"
    keys = '  key "*" -> back\n  key "0" -> agents\n}\n'
    halves = (("left", range(LOOPS // 2)), ("right", range(LOOPS // 2, LOOPS)))
    menus = "".join(_menu(name, loops) for name, loops in halves)
    sections = "".join(part for loop in range(LOOPS) for part in _section(loop, steps))
    return header + variables + keys + _MAIN + menus + sections + _ENDS


def _menu(name: str, loops: range) -> str:
    keys = "".join(f'  key "{key}" -> ask_{loop}\n' for key, loop in enumerate(loops, 1))
    return f'menu {name} {{\n  prompt = say("Which one?")\n{keys}  noinput -> main\n  nomatch -> bye\n}}\n'


def _section(loop: int, steps: int) -> Iterator[str]:
    yield _ENTRY.format(loop, 1000 + loop)
    for step in range(steps):
        shape = _QUESTION if step % 3 == 2 else _STEP
        yield shape.format(loop, step, f"step_{loop}_{step + 1}" if step + 1 < steps else "main")
