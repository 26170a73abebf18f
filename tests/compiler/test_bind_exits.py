"""Exit lines: their names, arguments and labels."""

from __future__ import annotations

import pytest

from .small import PLAY, codes, menu, small


def test_labels_say_what_their_text_says() -> None:
    compiled = small("  start = a", menu("a", 'key "1" { en-US: "say \\"yes\\"" } -> bye'))
    assert compiled.program is not None
    node = compiled.program.nodes[compiled.program.index["a"]]
    assert node.lines[0].labels == {"en-US": 'say "yes"'}


@pytest.mark.parametrize(
    ("node", "code"),
    [
        (menu("hello", 'key "1" { en-US: yes } -> bye'), "IVR401"),
        (menu("hello", 'key "1" { fr-FR: "oui" } -> bye'), "IVR302"),
        (menu("hello", 'key "1" -> bye', 'key "1" -> bye'), "IVR401"),
        (menu("hello", "key -> bye", 'key "1" -> bye'), "IVR401"),
        (PLAY.replace("done ->", 'done "1" ->'), "IVR401"),
        (PLAY.replace("done ->", 'done { en-US: "x" } ->'), "IVR401"),
        (PLAY.replace("done ->", "don ->"), "IVR402"),
    ],
)
def test_what_is_wrong_with_a_line(node: str, code: str) -> None:
    assert code in codes(small("  start = hello", node))
