"""What a page complains about, unseen: errors on its console, exceptions, breaches of its security policy."""

from __future__ import annotations

import re

from playwright.sync_api import ConsoleMessage, Error, Page

__all__ = ["Watch"]

_ANSWER = re.compile(r"Failed to load resource: (the server responded with a status of (?P<status>\d+)|net::)")


class Watch:
    """Collects complaints of the pages that it is shown; `forgive` says which failed requests are part of a test."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self._forgiven: set[str] = set()

    def show(self, page: Page) -> None:
        """Look at this page from now on."""
        page.on("console", self._said)
        page.on("pageerror", self._threw)

    def forgive(self, *statuses: int, offline: bool = False) -> None:
        """Requests may be answered with these, or, when offline, not at all: the test is about it."""
        self._forgiven |= {str(status) for status in statuses}
        if offline:
            self._forgiven.add("")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        found = _ANSWER.match(message.text)
        if found and (found["status"] or "") in self._forgiven:
            return
        self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def _threw(self, error: Error) -> None:
        self.complaints.append(f"exception: {error.message}\n{error.stack or ''}")
