"""Carries out scheduled publications when their time has come."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from ivrflow.model.errors import IvrflowError, Unavailable
from ivrflow.model.issues import Severity
from ivrflow.runtime.publishing import Published
from ivrflow.store.schedules import Schedule, Schedules

__all__ = ["Carrier"]

_log = logging.getLogger(__name__)

LOOKS_EVERY_S = 1.0

Publish = Callable[[Schedule], Published]
"""What is due → what came of it."""


class Carrier:
    """A thread that looks every second. Start it once there is somebody to serve; stop it at the end."""

    def __init__(self, schedules: Schedules, publish: Publish) -> None:
        self._schedules, self._publish = schedules, publish
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="scheduled publications", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns once what is being published is published."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def carry_out(self) -> int:
        """Publish all that is due; gives how many were."""
        count = 0
        while (due := self._schedules.take_due()) is not None:
            state, outcome = self._outcome(due)
            self._schedules.finish(due.id, state, outcome)
            _log.info("scheduled publication %d: %s: %s", due.id, state, outcome)
            count += 1
        return count

    def _outcome(self, due: Schedule) -> tuple[str, str]:
        try:
            published = self._publish(due)
        except IvrflowError as error:
            return "failed", str(error)
        if published.publication is not None:
            return "done", f"publication {published.publication.serial}"
        errors = [issue.message for _, issue in published.issues if issue.severity is Severity.ERROR]
        gates = [report.outcome.gate for report in published.gates if not report.outcome.passed]
        why = f"errors: {errors[0]}" if errors else f"gates that did not pass: {', '.join(gates)}"
        return "failed", f"not published because of {why}; callers get what they got before"

    def _run(self) -> None:
        self._schedules.resume()
        while not self._stopping.wait(LOOKS_EVERY_S):
            try:
                self.carry_out()
            except Unavailable as error:
                # The store cannot be written just now; what is due stays due.
                _log.warning("scheduled publications: %s", error)
