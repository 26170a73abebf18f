"""A SIP message as a phone reads it: lines of text."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["SipText", "read"]


@dataclass(frozen=True)
class SipText:
    """One received message."""

    start: str
    headers: tuple[tuple[str, str], ...]
    body: str
    came_from: tuple[str, int] = ("", 0)

    @property
    def status(self) -> int:
        """0 for a request."""
        return int(self.start.split()[1]) if self.start.startswith("SIP/2.0 ") else 0

    @property
    def method(self) -> str:
        """A response's method is that of its CSeq."""
        return self["cseq"].split()[1] if self.status else self.start.split()[0]

    def __getitem__(self, name: str) -> str:
        return next((value for header, value in self.headers if header == name.lower()), "")

    def all(self, name: str) -> list[str]:
        return [value for header, value in self.headers if header == name.lower()]

    def tag(self, name: str) -> str:
        match = re.search(r";tag=([^;]*)", self[name])
        return match[1] if match else ""

    @property
    def cseq(self) -> int:
        return int(self["cseq"].split()[0])


def read(data: bytes, came_from: tuple[str, int] = ("", 0)) -> SipText:
    head, _, body = data.decode("utf-8", "replace").partition("\r\n\r\n")
    start, *lines = head.split("\r\n")
    pairs = [line.partition(":") for line in lines]
    return SipText(start, tuple((name.strip().lower(), value.strip()) for name, _, value in pairs), body, came_from)
