"""A node with another name is the same node, when there is no doubt."""

from __future__ import annotations

from ivrflow.verify.changes.renames import renames_between

from .reading import read

HELLO = 'play {name} {{\n  prompt = say("{text}")\n  done -> {to}\n}}'


def hello(name: str, text: str = "Hello.", to: str = "bye") -> str:
    return HELLO.format(name=name, text=text, to=to)


def test_one_gone_and_one_new_with_the_same_content() -> None:
    assert renames_between(read(hello("main", to="old")), read(hello("main", to="new"))) == {}
    before, after = read(hello("main"), hello("old", "Yes.")), read(hello("main"), hello("new", "Yes.", to="main"))
    assert renames_between(before, after) == {"old": "new"}


def test_other_words_are_another_node() -> None:
    assert renames_between(read(hello("old")), read(hello("new", "Bye."))) == {}


def test_two_that_are_alike_are_not_guessed() -> None:
    assert renames_between(read(hello("a"), hello("b")), read(hello("c"), hello("d"))) == {}
