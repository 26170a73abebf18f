"""A conversation with a mail server up to where mails can be sent."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ivrflow.host.mail.session import Refusal, greet
from ivrflow.host.network.opening import Reach
from ivrflow.host.network.wire import Wire

from ..servers import RawServer
from .post import Post


def test_what_was_said_in_clear_is_forgotten(serve: Callable[..., RawServer], post: Post, trusting: Path) -> None:
    server = serve(post)
    trust = ssl.create_default_context(cafile=trusting / "ca.pem")
    wire = Wire(socket.AF_INET, time.monotonic() + 20, 10_000)
    wire.connect("127.0.0.1", server.port)
    session = greet(wire, Reach("mail.bank.example", server.port, True, trust, lambda *_: ()), None, start_tls=True)
    # The server sent AUTH LOGIN in clear, behind its answer to STARTTLS, and AUTH PLAIN under TLS.
    assert session.esmtp_features == {"auth": " PLAIN"}
    assert session.noop()[0] == 250
    wire.hang_up()


def test_a_refusal_keeps_the_code_and_not_the_text(serve: Callable[..., RawServer]) -> None:
    post = Post(None)
    post.answers["greeting"] = b"554 not for 10.0.0.1"
    server = serve(post)
    wire = Wire(socket.AF_INET, time.monotonic() + 20, 10_000)
    wire.connect("127.0.0.1", server.port)
    trust = ssl.create_default_context()
    with pytest.raises(Refusal) as raised:
        greet(wire, Reach("mail.bank.example", server.port, True, trust, lambda *_: ()), None, start_tls=False)
    assert (raised.value.step, raised.value.code) == ("greeting", 554)
    assert "10.0.0.1" not in str(raised.value)
    wire.hang_up()
