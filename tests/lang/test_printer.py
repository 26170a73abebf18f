"""The promise of the language: what is printed is read back as the same flow, comments and all."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from ivrflow.lang import Parser, parse_flow, print_flow
from ivrflow.lang.printer import in_canonical_order
from ivrflow.model.flow import Block, ExitLine, Field, Flow, Handler, Header, Into, Localized, Variable
from ivrflow.model.source import Source

from .flow_strategies import flows

thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(flows)
def test_printing_and_reading_gives_the_same_flow(flow: Flow) -> None:
    parsed = parse_flow(print_flow(flow))
    assert parsed.issues == ()
    assert parsed.flow == in_canonical_order(flow)


@thorough
@given(flows)
def test_printing_what_was_read_gives_the_same_text(flow: Flow) -> None:
    text = print_flow(flow)
    read = parse_flow(text).flow
    assert read is not None
    assert print_flow(read) == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(flows, flows)
def test_a_parser_that_remembers_reads_the_same_as_a_fresh_one(first: Flow, second: Flow) -> None:
    parser = Parser()
    texts = [print_flow(Flow(first.header, first.blocks)), print_flow(Flow(first.header, second.blocks + first.blocks))]
    for text in (*texts, *reversed(texts)):
        # Not ==, which does not look at places.
        assert repr(parser.parse(text)) == repr(parse_flow(text))


def test_order_in_header_and_blocks_is_fixed_and_groups_keep_theirs() -> None:
    header = Header(
        "f",
        entries=(
            Handler("error", "b"),
            ExitLine("key", "a", Source('"0"')),
            Variable("result", "r", "text"),
            Variable("var", "v", "text", Source('"x"')),
            Field("max_duration", Source("5m")),
            Field("start", Source("a")),
            Field("languages", Source("[fr]")),
            Variable("argument", "a", "number"),
        ),
    )
    block = Block(
        "menu", "m", entries=(ExitLine("b", None), Into("x", "y"), ExitLine("a", "m"), Field("z", Source("1")))
    )
    assert print_flow(Flow(header, (block,))) == (
        "flow f {\n"
        "  languages = [fr]\n"
        "  start = a\n"
        "  max_duration = 5m\n"
        '  var v: text = "x"\n'
        "  argument a: number\n"
        "  result r: text\n"
        '  key "0" -> a\n'
        "  on error -> b\n"
        "}\n\n"
        "menu m {\n  z = 1\n  into x = y\n  b -> ?\n  a -> m\n}\n"
    )


def test_one_language_stays_on_one_line_while_it_fits() -> None:
    def shown(text: str) -> list[str]:
        field = Field("prompt", Localized((("zh-CN", Source(f'say("{text}")')),)))
        return print_flow(Flow(Header("f"), (Block("play", "p", entries=(field,)),))).split("\n")[4:-2]

    # Two columns per character: 35 of them and the 29 columns around make 99, one more makes 101.
    fits, too_long = "中" * 35, "中" * 36
    assert shown(fits) == [f'  prompt = {{ zh-CN: say("{fits}") }}']
    assert shown(too_long) == ["  prompt = {", f'    zh-CN: say("{too_long}")', "  }"]


def test_a_file_of_a_later_format_says_so() -> None:
    assert print_flow(Flow(Header("f", format=3))) == "format 3\nflow f {\n}\n"


def test_a_line_end_in_a_comment_does_not_make_code_of_it() -> None:
    printed = print_flow(Flow(Header("f"), tail=("one\n} two",)))
    assert printed == "flow f {\n}\n\n// one } two\n"
