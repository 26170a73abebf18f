from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.media.rtp import payload_bounds

FIXED = struct.pack(">BHII", 101, 1, 2, 3)


def payload(datagram: bytes) -> bytes | None:
    bounds = payload_bounds(datagram, len(datagram))
    return None if bounds is None else datagram[slice(*bounds)]


def test_the_plain_packet() -> None:
    assert payload(b"\x80" + FIXED + b"payload") == b"payload"


def test_contributing_sources_are_passed_over() -> None:
    assert payload(b"\x82" + FIXED + b"AAAABBBB" + b"payload") == b"payload"


def test_an_extension_is_passed_over() -> None:
    assert payload(b"\x90" + FIXED + b"\xbe\xde\x00\x01" + b"EEEE" + b"payload") == b"payload"


def test_padding_is_cut_off() -> None:
    assert payload(b"\xa0" + FIXED + b"payload" + b"\x00\x00\x03") == b"payload"


def test_all_at_once() -> None:
    assert payload(b"\xb1" + FIXED + b"AAAA" + b"\xbe\xde\x00\x00" + b"payload" + b"\x01") == b"payload"


@pytest.mark.parametrize(
    "datagram",
    [
        b"",
        b"\x80" + FIXED[:-1],
        b"\x40" + FIXED + b"version 1",
        b"\xc0" + FIXED + b"version 3",
        b"\x8f" + FIXED + b"fifteen sources, but not that many bytes",
        b"\x90" + FIXED + b"\xbe\xde",
        b"\x90" + FIXED + b"\xbe\xde\xff\xff" + b"a long extension",
        b"\xa0" + FIXED + b"no padding\x00",
        b"\xa0" + FIXED + b"much padding\xff",
        b"\xa0" + FIXED,
    ],
)
def test_what_contradicts_itself_is_no_packet(datagram: bytes) -> None:
    assert payload(datagram) is None


@given(st.binary(max_size=64), st.integers(0, 64))
def test_bounds_lie_within_what_was_received(datagram: bytes, length: int) -> None:
    length = min(length, len(datagram))
    bounds = payload_bounds(datagram, length)
    assert bounds is None or 12 <= bounds[0] <= bounds[1] <= length


@given(st.binary(max_size=64))
def test_what_an_earlier_datagram_left_in_the_buffer_is_not_read(datagram: bytes) -> None:
    clean, dirty = datagram + bytes(64), datagram + b"\xff" * 64
    assert payload_bounds(clean, len(datagram)) == payload_bounds(dirty, len(datagram))
