"""The promise of conversation files: what is printed is read back as the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.model.conversation import (
    WITHHELD,
    Conversation,
    Expect,
    GoSilent,
    HangsUp,
    Hear,
    Press,
    Say,
    Speak,
    StubAnswer,
    Wait,
)
from ivrflow.model.values import Money, Value

names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,6}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(['// "x" -> {', "余额", "a\\b"])
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
zones = st.sampled_from(["Asia/Shanghai", "America/New_York", "UTC"]).map(ZoneInfo)
plain_values = st.one_of(
    st.none(),
    st.booleans(),
    texts,
    decimals,
    st.sampled_from([Decimal("1E+5"), Decimal("0.0000001")]),
    st.builds(Money, decimals, st.sampled_from(["CNY", "USD"])),
    st.dates(),
    st.times(),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1), timezones=zones, allow_imaginary=False),  # noqa: DTZ001 - Hypothesis wants them without zone
    st.timedeltas(timedelta(days=-400), timedelta(days=400)),
)


def _tuples(inner: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    return st.lists(inner, max_size=3).map(tuple)


values: st.SearchStrategy[Value] = st.recursive(plain_values, _tuples, max_leaves=4)
pairs = st.lists(st.tuples(names, values), max_size=2).map(tuple)
some_pairs = st.lists(st.tuples(names, values), min_size=1, max_size=2).map(tuple)
statements = st.builds("{}.{}".format, names, names)
milliseconds = st.integers(0, 200_000)

steps = st.one_of(
    st.builds(StubAnswer, statements, st.just("found"), pairs, after_ms=milliseconds),
    st.builds(StubAnswer, statements, st.sampled_from(["empty", "many", "done"]), after_ms=milliseconds),
    st.builds(StubAnswer, statements, st.just("failed"), reason=names | texts, after_ms=milliseconds),
    st.builds(StubAnswer, names.map("calendar {}".format), st.sampled_from(["open", "closed", "holiday"])),
    st.builds(StubAnswer, names.map("list {}".format), st.sampled_from(["yes", "no", "failed"])),
    st.builds(StubAnswer, names.map("table {}".format), st.sampled_from(["empty", "failed"])),
    st.builds(StubAnswer, texts.map("queue {}".format), names, after_ms=milliseconds),
    st.builds(
        StubAnswer,
        texts.map("queue {}".format),
        st.just("waiting"),
        st.tuples(
            st.tuples(st.just("position"), st.integers(1, 99).map(Decimal)),
            st.tuples(st.just("wait"), st.integers(0, 3600).map(lambda seconds: timedelta(seconds=seconds))),
        ),
    ),
    st.builds(StubAnswer, st.sampled_from(["box {}", "callback {}"]).flatmap(lambda t: texts.map(t.format)), names),
    st.builds(StubAnswer, texts.map("transfer {}".format), names),
    st.builds(StubAnswer, st.just("recording"), st.sampled_from(["failed", "done"])),
    st.builds(Hear, texts),
    st.builds(Press, st.from_regex(r"[0-9*#A-D]{1,5}", fullmatch=True), st.none() | texts),
    st.builds(Say, texts, st.none() | texts),
    st.builds(Speak, milliseconds),
    st.builds(Wait, milliseconds),
    st.just(GoSilent()),
    st.just(HangsUp()),
    st.builds(Expect, st.sampled_from(["ended", "rejected"]), st.just("") | names),
    st.builds(Expect, st.just("handed"), texts, pairs),
    st.builds(Expect, st.just("transferred"), texts),
    st.builds(Expect, st.just("milestone"), names, pairs),
    st.builds(Expect, st.sampled_from(["message", "callback"]), st.just("") | texts),
    st.builds(Expect, st.just("announced"), texts),
    st.builds(Expect, st.just("node"), names),
    st.builds(Expect, st.just("not hear"), texts),
    st.builds(Expect, st.just("variable"), data=some_pairs),
    st.builds(
        Expect,
        st.sampled_from(["silence", "no silence"]),
        data=milliseconds.map(lambda ms: (("length", timedelta(milliseconds=ms)),)),
    ),
)
comments = st.lists(
    st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), max_size=8).map(str.strip),
    max_size=2,
).map(tuple)
addresses = st.sampled_from(["", WITHHELD, "13800001111", "+8610", "sip:bob@example.com", "anonymous", "*31#"]) | texts
conversations = st.builds(
    Conversation,
    texts,
    st.lists(steps, max_size=4).map(tuple),
    addresses,
    addresses,
    st.none() | st.datetimes(),
    comments,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(conversations, max_size=3, unique_by=lambda call: call.title), comments)
def test_printing_and_reading_gives_the_same_conversations(calls: list[Conversation], tail: tuple[str, ...]) -> None:
    text = print_conversations(calls, tail)
    parsed = parse_conversations(text)
    assert parsed.issues == ()
    assert parsed.conversations == tuple(calls)
    assert parsed.tail == tail
    assert print_conversations(parsed.conversations, parsed.tail) == text


def test_calls_stand_apart_and_steps_are_indented() -> None:
    first = Conversation("A", (Hear("x"), HangsUp()), "138", "95588", datetime(2026, 3, 2, 10, 15), ("why",))  # noqa: DTZ001 - the flow's zone is meant
    second = Conversation(
        "B", (StubAnswer("bank.card", "found", (("n", Money(Decimal("1.50"), "CNY")),), after_ms=4000),)
    )
    assert print_conversations([first, second]) == (
        '// why\ncall "A" from 138 to 95588 at 2026-03-02 10:15\n  hear "x"\n  hang up\n\n'
        'call "B"\n  bank.card after 4s returns n = CNY 1.50\n'
    )


def test_what_a_change_gives_back_is_printed_as_returned() -> None:
    step = StubAnswer("bank.order", "done", (("number", Decimal(7)),))
    assert print_conversations([Conversation("A", (step,))]) == 'call "A"\n  bank.order returns number = 7\n'
