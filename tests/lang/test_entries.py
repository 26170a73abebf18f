"""What becomes of each line of a block, and whose each comment is."""

from __future__ import annotations

from ivrflow.lang import parse_flow
from ivrflow.model.flow import Block, Comments, Localized


def block(lines: str) -> Block:
    parsed = parse_flow(f"flow f {{\n}}\n\nplay p {{\n{lines}\n}}\n")
    assert parsed.issues == ()
    assert parsed.flow is not None
    return parsed.flow.blocks[0]


def test_comments_stay_with_what_they_are_about() -> None:
    read = block(
        "  // above x\n"
        "  x = f(a, // inside\n"
        "    b) // behind x\n"
        "  y = { // first\n"
        "    fr: say(1) // behind fr\n"
        "    // above de\n"
        "    de: say(2)\n"
        "      // inside de\n"
        "      say(3)\n"
        "    // last\n"
        "  }\n"
        "  // bottom"
    )
    x, y = read.fields
    assert x.comments == Comments(("above x", "inside"), "behind x")
    assert isinstance(y.value, Localized)
    assert y.value.comments == (("fr", Comments(("first",), "behind fr")), ("de", Comments(("above de", "inside de"))))
    assert y.value.tail == ("last",)
    assert read.tail == ("bottom",)


def test_comments_around_blocks_and_at_the_end() -> None:
    text = "// file\n\nflow f { // head\n  // in\n} // foot\n\n// above\nplay p { // p\n}\n// one\n\n//two\n"
    flow = parse_flow(text).flow
    assert flow is not None
    assert flow.header.comments == Comments(("file",), "head")
    assert flow.header.tail == ("in", "foot")
    assert flow.blocks[0].comments == Comments(("above",), "p")
    assert flow.tail == ("one", "two")


def test_exits() -> None:
    read = block('when a -> b\nkey "#" -> ?\nwhen [1] has a { fr: "x" } -> c\nfound -> d').exits
    assert [(line.name, line.argument and line.argument.text, line.target) for line in read] == [
        ("when", "a", "b"),
        ("key", '"#"', None),
        ("when", "[1] has a", "c"),
        ("found", None, "d"),
    ]
