"""Flows of a few lines, compiled."""

from __future__ import annotations

import re

from bench.large_flow import large_world
from ivrflow.compiler.compile import Compiled, compile_flow
from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow

__all__ = ["PLAY", "WORLD", "codes", "collect", "menu", "small"]

WORLD = large_world()
PLAY = 'play hello {\n  prompt = say("Hello.")\n  done -> bye\n}\n'


def small(header: str, nodes: str, *, languages: str = "en-US", world: World = WORLD) -> Compiled:
    """A flow of these header lines and nodes, and a node `bye`. The text must be readable; the flow may be wrong."""
    top = f"flow small {{\n  languages = [{languages}]\n  zone = Asia/Shanghai\n{header}\n}}"
    parsed = parse_flow(f"{top}\n\n{nodes}\n\nhang_up bye {{\n}}\n")
    assert parsed.is_whole, parsed.issues
    assert parsed.flow is not None
    return compile_flow(parsed.flow, world)


def codes(compiled: Compiled) -> list[str]:
    return [issue.code for issue in compiled.issues]


def collect(prompt: str, done: str) -> str:
    """A node `ask` that puts what is entered into `typed`."""
    return (
        f'collect ask {{\n  prompt = say("{prompt}")\n  into typed = digits\n'
        f"  done -> {done}\n  noinput -> bye\n  nomatch -> bye\n}}\n"
    )


def menu(name: str, *lines: str, prompt: str = "") -> str:
    """A menu; without a prompt of its own it names its keys as it should."""
    inner = "".join(f"  {line}\n" for line in lines)
    keys = re.findall(r'^  key "(.+?)"', inner, re.MULTILINE)
    spoken = prompt or f'say("{" ".join(f"To go on, press {key}." for key in keys) or "Choose."}")'
    return f"menu {name} {{\n  prompt = {spoken}\n{inner}  noinput -> bye\n  nomatch -> bye\n}}\n"
