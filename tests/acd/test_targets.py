"""Default deny; nothing gets through that was not meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.acd.targets import Allowed, is_queue_uri, normal_target
from ivrflow.model.errors import Misuse


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("+861012345678", "+861012345678"),
        ("tel:+861012345678", "+861012345678"),
        ("sip:1001@PBX.example", "sip:1001@pbx.example"),
        ("SIPS:Li.Lei@pbx.example:5061", "sips:Li.Lei@pbx.example:5061"),
        ("sip:pbx.example", "sip:pbx.example"),
        ("sip:1@[2001:db8::1]", "sip:1@[2001:db8::1]"),
    ],
)
def test_targets_have_one_form(text: str, target: str) -> None:
    assert normal_target(text) == target


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9011861012345678",
        "*72",
        "+0123",
        "+1234567890123456",
        "+86 10 1234",
        "tel:911",
        "sip:*72@pbx.example",
        "sip:a@b@c",
        "sip:a@pbx.example;maddr=evil.example",
        "sip:a@pbx.example?Subject=x",
        "sip:a%0d%0aVia@pbx.example",
        "sip:a@pbx.example\r\nVia: x",
        "sip:a@pbx.example\n",
        "<sip:a@pbx.example>",
        '"x" <sip:a@pbx.example>',
        "http://pbx.example",
        "sip:",
        "sip:a@",
        "sip:李@pbx.example",
        "sip:a@pbx.example ",
        "+８６１０",
    ],
)
def test_what_is_no_plain_target_is_none(text: str) -> None:
    assert normal_target(text) is None


@pytest.mark.parametrize(
    ("pattern", "target", "allowed"),
    [
        ("+8610*", "+861012345678", True),
        ("+8610*", "+862112345678", False),
        ("+861012345678", "+861012345678", True),
        ("+861012345678", "+8610123456789", False),
        ("sip:1001@pbx.example", "sip:1001@pbx.example", True),
        ("sip:1001@PBX.example", "sip:1001@pbx.example", True),
        ("sip:1001@pbx.example", "sip:10010@pbx.example", False),
        ("sip:1001@pbx.example", "sips:1001@pbx.example", False),
        ("sip:1*@pbx.example", "sip:1001@pbx.example", True),
        ("sip:1*@pbx.example", "sip:2001@pbx.example", False),
        ("sip:*@pbx.example", "sip:anyone@pbx.example", True),
        ("sip:*@pbx.example", "sip:anyone@evil.example", False),
        ("sip:*@pbx.example", "sip:a@pbx.example.evil", False),
        ("sip:*@pbx.example", "sip:a@pbxxexample", False),
        ("sip:*@pbx.example", "sip:a@pbx.example:9999", False),
        ("sip:*@pbx.example", "sip:pbx.example", False),
        ("sip:*@pbx.example", "+861012345678", False),
    ],
)
def test_only_what_is_listed_is_allowed(pattern: str, target: str, allowed: bool) -> None:
    assert Allowed([pattern]).allows(target) is allowed


@pytest.mark.parametrize("pattern", ["*", "sip:*", "sip:*@*", "+*", "86*", "sip:a@b;c", ".*", "+86*10"])
def test_a_pattern_that_is_too_wide_or_unclear_is_refused(pattern: str) -> None:
    with pytest.raises(Misuse, match=re.escape(f'"{pattern}" is no target')):
        Allowed([pattern])


@given(st.text(max_size=40) | st.from_regex(r"\Asips?:[^\n]{0,20}@pbx\.example[^\n]{0,20}\Z"))
def test_whatever_is_allowed_is_at_our_pbx_and_plain(text: str) -> None:
    target = normal_target(text)
    if target is not None and Allowed(["sip:*@pbx.example"]).allows(target):
        assert re.fullmatch(r"sip:[A-Za-z0-9._+~!-]+@pbx\.example", target)


def test_nothing_is_allowed_where_nothing_is_listed() -> None:
    assert not Allowed([]).allows("+861012345678")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("sip:8001@pbx.example;transport=tcp", True),
        ("sip:*45@10.0.0.1:5080", True),
        ("sip:8001@pbx.example?Replaces=x", False),
        ("8001", False),
        ("sip:8001@pbx.example\r\nX: y", False),
    ],
)
def test_a_queue_may_have_parameters_but_no_headers(text: str, is_one: bool) -> None:
    assert is_queue_uri(text) is is_one
