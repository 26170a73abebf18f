"""Nothing that others chose becomes a header line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.sip.escaping import is_sip_uri, name_addr, readable, refer_to

NASTY = st.text(alphabet=st.one_of(st.sampled_from('\r\n\x00"<>;?%:@,# \t\\'), st.characters()), max_size=60)


@pytest.mark.parametrize(
    "uri",
    [
        "sip:100@192.0.2.1",
        "sips:a.b@host.example:5061",
        "sip:+86-10;ext=1@[2001:db8::1]:5060;transport=udp",
        "sip:h",
        "sip:%2342@h",
    ],
)
def test_sip_uris(uri: str) -> None:
    assert is_sip_uri(uri)
    assert name_addr(uri) == f"<{uri}>"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "100",
        "tel:100",
        "sip:",
        "sip:a b@h",
        "sip:a@h?Subject=x",
        "sip:a@h>",
        'sip:"@h',
        "sip:a@h\r\nX: y",
        "sip:*72#@h",
        "sip:a%zz@h",
        "sip:" + "a" * 600,
    ],
)
def test_what_is_no_sip_uri(text: str) -> None:
    assert not is_sip_uri(text)
    with pytest.raises(ValueError):
        name_addr(text)
    with pytest.raises(ValueError):
        refer_to(text)


def test_user_to_user_data_go_into_the_uri() -> None:
    assert refer_to("sip:cards@pbx", "7b7d") == "<sip:cards@pbx?User-to-User=7b7d%3Bencoding%3Dhex>"
    assert refer_to("sip:cards@pbx") == "<sip:cards@pbx>"


@pytest.mark.parametrize("uui", ["7", "xy", "7b\r\n", "7b;encoding=hex", " "])
def test_user_to_user_data_must_be_hexadecimal(uui: str) -> None:
    with pytest.raises(ValueError):
        refer_to("sip:cards@pbx", uui)


@given(NASTY, NASTY)
def test_no_target_and_no_data_break_the_line(target: str, uui: str) -> None:
    for uri, data in ((target, ""), (f"sip:{target}@h", uui), ("sip:a@h", uui)):
        try:
            value = refer_to(uri, data)
        except ValueError:
            continue
        assert value.isprintable()
        assert value.isascii()
        assert value.count("<") == value.count(">") == 1
        assert '"' not in value


@given(NASTY)
def test_what_is_shown_is_one_printable_line(text: str) -> None:
    shown = readable(text)
    assert shown == shown.strip()
    assert not any(c in shown for c in "\r\n\x00\x85\u2028\u202e")
    assert len(shown) <= 128
    shown.encode()


def test_people_names_stay_readable() -> None:
    assert readable("  张 三\t(office) ") == "张 三 (office)"
    assert readable("a\udcffb") == "a�b"
