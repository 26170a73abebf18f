"""What identifies a release."""

from __future__ import annotations

from ivrflow.compiler.program import Program
from ivrflow.compiler.release import release_of

from .small import PLAY, WORLD, small


def program(text: str = PLAY) -> Program:
    made = small("  start = hello", text).program
    assert made is not None
    return made


def test_a_release_is_known_by_what_is_in_it() -> None:
    one = release_of({"small": program()}, WORLD.statements)
    same = release_of({"small": program()}, WORLD.statements)
    assert one.hash == same.hash
    assert list(one.manifest) == sorted(one.manifest)
    assert one.manifest["flow:small"] == program().hash
    others = (
        release_of({"small": program(PLAY.replace("Hello", "Hi"))}, WORLD.statements),
        release_of({"small": program()}, {}),
    )
    assert len({one.hash, *(other.hash for other in others)}) == 3
