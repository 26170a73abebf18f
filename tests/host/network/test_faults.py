"""What is told of a fault."""

from __future__ import annotations

import http.client
import smtplib
import socket
import ssl

import pytest

from ivrflow.host.network.faults import Overdue, TooMuch, in_words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "Connection refused"),
        (socket.gaierror(-2, "Name or service not known"), "its name cannot be resolved: Name or service not known"),
        (Overdue(), "the time is over"),
        (TooMuch(), "TooMuch"),
        (ssl.SSLError(1, "x"), "TLS failed: SSLError"),
        (http.client.BadStatusLine("secret echo"), "BadStatusLine"),
        (smtplib.SMTPServerDisconnected("secret echo"), "SMTPServerDisconnected"),
    ],
)
def test_it_is_in_words_and_without_what_the_other_side_wrote(error: Exception, words: str) -> None:
    assert in_words(error) == words
