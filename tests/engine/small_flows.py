"""Nodes as text, for flows of a few lines; and one version compared with another."""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.compiler.program import Program
from ivrflow.engine.replay import Replay, replay

from .driving import Talk

__all__ = ["BYE", "ask_once", "collect", "compared", "menu", "play", "say_name"]

BYE = "hang_up bye {\n}\n"


def menu(name: str, *lines: str, prompt: str = "Choose.") -> str:
    inner = "\n".join(f"  {line}" for line in lines)
    return f'menu {name} {{\n  prompt = say("{prompt}")\n{inner}\n  noinput -> bye\n  nomatch -> bye\n}}\n'


def play(name: str, target: str = "bye", text: str = "hello") -> str:
    return f'play {name} {{\n  prompt = say("{text}")\n  done -> {target}\n}}\n'


def collect(*lines: str, target: str = "bye") -> str:
    inner = "\n".join(f"  {line}" for line in lines)
    return (
        f'collect a {{\n  prompt = say("Number?")\n{inner}\n  into n = digits\n'
        f"  done -> {target}\n  noinput -> bye\n  nomatch -> bye\n}}\n"
    )


def compared(talk: Talk, before: Mapping[str, Program], after: Mapping[str, Program]) -> Replay:
    return replay(after, before, talk.steps)


def ask_once(name: str, *lines: str) -> str:
    """A menu that says its name, once."""
    return menu(name, "attempts = 1", *lines, prompt=name)


def say_name(name: str, target: str = "bye") -> str:
    return play(name, target, text=name)
