"""What went wrong with a service, in words without values: neither what a caller entered nor a secret."""

from __future__ import annotations

import socket
import ssl

__all__ = ["Overdue", "TooMuch", "in_words"]


class TooMuch(Exception):
    """The service sends more than anybody may."""


class Overdue(TimeoutError):
    """The time is over, or nobody waits any more."""


def in_words(error: BaseException) -> str:
    """For a log. What the other side wrote is not in it: it may quote what it was sent."""
    match error:
        case ssl.SSLCertVerificationError():
            return f"its certificate is not accepted: {error.verify_message}"
        case ssl.SSLError():
            return f"TLS failed: {getattr(error, 'reason', None) or type(error).__name__}"
        case socket.gaierror():
            return f"its name cannot be resolved: {error.strerror}"
        case TimeoutError():
            return "the time is over"
        case OSError() if error.strerror:
            return error.strerror
    return type(error).__name__
