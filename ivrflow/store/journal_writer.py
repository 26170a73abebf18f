"""Writes journals and CDRs to disk while calls go on: the port `Journal`.

    call ── started, append, ended ──▶ queue ── every 250 ms, own thread ──▶ one transaction

A disk that is full or a database that is locked delays nothing but the writing: what was given waits in memory,
bounded, and is written when the disk is back. Writing the same again is harmless, since a commit that failed may have
happened.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, ProgrammingError, StatementError

from ivrflow.model.cdr import Cdr
from ivrflow.model.errors import Unavailable
from ivrflow.model.events import Offered
from ivrflow.model.journal import Step
from ivrflow.store.call_rows import Values, ended_values, started_values, step_values
from ivrflow.store.database import Database
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.keeping import Sums, ended_before
from ivrflow.store.schema import calls, steps

__all__ = ["DEFAULT_LIMITS", "JournalHealth", "JournalLimits", "JournalWriter"]

logger = logging.getLogger(__name__)

DEFECTS = (DataError, IntegrityError, InterfaceError, ProgrammingError)
"""The database's errors about a row that cannot be stored; the others are the world's fault, and may pass."""

BATCH = 5000
"""Steps or calls in one transaction at most."""


@dataclass(frozen=True, slots=True)
class JournalLimits:
    """How long to gather before writing, and how much to keep in memory while the disk refuses."""

    interval_ms: int = 250
    retry_ms: int = 1000
    steps: int = 200_000
    """Beyond it steps are left out (the journal of that call then says so); about 2 kB each."""
    calls: int = 100_000
    """Starts and ends of calls; beyond it CDRs are lost."""


DEFAULT_LIMITS = JournalLimits()


@dataclass(frozen=True, slots=True)
class JournalHealth:
    """How the writer is doing."""

    waiting: int
    """Steps, starts and ends that are not on disk yet."""
    lost: int
    """What was left out since the start because memory was full too."""
    failing_since: datetime | None
    """Not None is an alarm: the disk refuses."""
    reason: str


_Noun = TypeVar("_Noun", Offered, Cdr)


class _StepOf(NamedTuple):
    call_id: str
    sequence: int
    step: Step


class JournalWriter:
    """One per engine process. Its methods may be called from any thread and return at once."""

    def __init__(self, database: Database, engine: str, limits: JournalLimits = DEFAULT_LIMITS) -> None:
        self._database, self._engine, self._limits = database, engine, limits
        self._pseudonyms: Pseudonyms | None = None
        self._changed = threading.Condition()
        self._calls: deque[Offered | Cdr] = deque()
        self._steps: deque[_StepOf] = deque()
        self._next_sequence: dict[str, int] = {}
        self._in_hand = 0
        self._lost = 0
        self._failing_since: datetime | None = None
        self._reason = ""
        self._hurry = 0
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="journal-writer", daemon=True)
        self._thread.start()

    def started(self, offered: Offered) -> None:
        with self._changed:
            self._next_sequence[offered.call_id] = 0
            self._keep_call(offered)

    def append(self, call_id: str, step: Step) -> None:
        with self._changed:
            sequence = self._next_sequence.get(call_id)
            if sequence is None:
                self._lost += 1
                logger.error("journal: a step of call %s, which has ended or never started, is left out", call_id)
                return
            self._next_sequence[call_id] = sequence + 1
            if len(self._steps) >= self._limits.steps:
                self._lost += 1
                return
            self._steps.append(_StepOf(call_id, sequence, step))
            self._changed.notify_all()

    def ended(self, cdr: Cdr) -> None:
        with self._changed:
            self._next_sequence.pop(cdr.call_id, None)
            self._keep_call(cdr)

    @property
    def health(self) -> JournalHealth:
        with self._changed:
            waiting = len(self._steps) + len(self._calls) + self._in_hand
            return JournalHealth(waiting, self._lost, self._failing_since, self._reason)

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Wait until everything given before is on disk. False when the time was not enough."""
        with self._changed:
            self._hurry += 1
            self._changed.notify_all()
            done = self._changed.wait_for(lambda: not (self._steps or self._calls or self._in_hand), timeout_s)
            self._hurry -= 1
        return done

    def close(self, timeout_s: float = 5.0, writing_s: float = 60.0) -> bool:
        """Write what is left and stop: for `timeout_s` while the disk refuses, for `writing_s` while it is only slow.

        False, with an error in the log, when some of it could not be written.
        """
        give_up = time.monotonic() + writing_s
        done = self.flush(timeout_s)
        while not done and self.health.failing_since is None and time.monotonic() < give_up:
            done = self.flush(timeout_s)
        if not done:
            reason = self.health.reason or f"the disk did not take them in {writing_s:g} s"
            logger.error("journal: %d records could not be written: %s", self.health.waiting, reason)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout_s)
        return done

    def _keep_call(self, noun: Offered | Cdr) -> None:
        if len(self._calls) >= self._limits.calls:
            self._lost += 1
            logger.critical("journal: memory is full, the CDR of call %s is lost", noun.call_id)
            return
        self._calls.append(noun)
        self._changed.notify_all()

    def _run(self) -> None:
        while (taken := self._take()) is not None:
            batch = _Batch(self._database.workspace, self._engine, *taken)
            while not self._write(batch):
                with self._changed:
                    if self._changed.wait_for(lambda: self._closing, self._limits.retry_ms / 1000):
                        return
            with self._changed:
                self._in_hand = 0
                self._changed.notify_all()

    def _take(self) -> tuple[list[Offered | Cdr], list[_StepOf]] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._steps or self._calls or self._closing)
            self._changed.wait_for(lambda: self._hurry or self._closing, self._limits.interval_ms / 1000)
            if self._closing:
                return None
            # All starts and ends of calls first: a step must never be on disk without its call.
            taken_calls = [self._calls.popleft() for _ in range(min(BATCH, len(self._calls)))]
            taken_steps = [self._steps.popleft() for _ in range(min(BATCH, len(self._steps)))]
            self._in_hand = len(taken_calls) + len(taken_steps)
        return taken_calls, taken_steps

    def _write(self, batch: _Batch) -> bool:
        try:
            self._pseudonyms = self._pseudonyms or Pseudonyms.of_store(self._database)
            batch.encode_ends(self._pseudonyms)
            with self._database.writing() as connection:
                batch.write(connection)
        except Unavailable as error:
            self._fail(str(error))
            return False
        # A defect of ours in one record must not end the journals of all other calls.
        except Exception:
            if batch.one_by_one:
                logger.exception("journal: %d records cannot be written and are lost", self._in_hand)
                with self._changed:
                    self._lost += self._in_hand
                return True
            batch.one_by_one = True
            return self._write(batch)
        with self._changed:
            self._lost += batch.refused
        if self._failing_since is not None:
            logger.warning("journal: writing again")
            with self._changed:
                self._failing_since, self._reason = None, ""
        return True

    def _fail(self, reason: str) -> None:
        with self._changed:
            if self._failing_since is None or reason != self._reason:
                logger.error("journal: %s; calls go on, their records wait in memory", reason)
            self._failing_since, self._reason = self._failing_since or self._database.now(), reason
            self._changed.notify_all()


class _Batch:
    """What one transaction writes, encoded once however often it has to be tried."""

    def __init__(self, workspace: str, engine: str, taken_calls: list[Offered | Cdr], taken_steps: list[_StepOf]):
        self._place = workspace, engine
        self._unwritable = 0
        self._started = self._encoded([noun for noun in taken_calls if isinstance(noun, Offered)], started_values)
        self._over = [noun for noun in taken_calls if isinstance(noun, Cdr)]
        self._ended: list[Values] = []
        self._kept: dict[str, Cdr] = {}
        self._pseudonyms: Pseudonyms
        self._steps = [step_values(workspace, *step) for step in taken_steps]
        self.one_by_one = False
        """After the whole was refused: leave out what cannot be written."""
        self.refused = 0
        """How many were left out."""

    def encode_ends(self, pseudonyms: Pseudonyms) -> None:
        """The records of calls that are over; to be called before `write`, once or again."""
        over, self._over, self._pseudonyms = self._over, [], pseudonyms
        if over:
            kept = [pseudonyms.in_place_of_customers(cdr) for cdr in over]
            self._kept = {cdr.call_id: cdr for cdr in kept}
            self._ended = self._encoded(kept, ended_values)

    def _encoded(self, nouns: Sequence[_Noun], encode: Callable[[str, str, _Noun], Values]) -> list[Values]:
        rows = []
        for noun in nouns:
            try:
                rows.append(encode(*self._place, noun))
            except (TypeError, ValueError, AttributeError) as error:
                self._unwritable += 1
                logger.error("journal: a record of call %s cannot be written: %s", noun.call_id, type(error).__name__)
        return rows

    def write(self, connection: Connection) -> None:
        self.refused = self._unwritable
        self._write_rows(connection, insert(calls).on_conflict_do_nothing(), self._started)
        self._write_rows(connection, insert(steps).on_conflict_do_nothing(), self._steps)
        if self._ended:
            counted = ended_before(connection, self._place[0], self._kept)
            statement = insert(calls)
            # The seed is known from the start only.
            told = {name: statement.excluded[name] for name in self._ended[0] if name != "seed"}
            update = statement.on_conflict_do_update(index_elements=["workspace", "call_id"], set_=told)
            written = {row["call_id"] for row in self._write_rows(connection, update, self._ended)}
            new = (cdr for call_id, cdr in self._kept.items() if call_id in written - counted)
            Sums(self._place[0], self._pseudonyms, new).write(connection)

    def _write_rows(self, connection: Connection, statement: Insert, rows: list[Values]) -> list[Values]:
        """Those that were written."""
        if not rows or not self.one_by_one:
            if rows:
                connection.execute(statement, rows)
            return rows
        written = []
        for row in rows:
            try:
                with connection.begin_nested():
                    connection.execute(statement, row)
            except StatementError as error:
                if isinstance(error, DBAPIError) and not isinstance(error, DEFECTS):
                    raise
                self.refused += 1
                logger.error("journal: a record of call %s cannot be written: %s", row["call_id"], type(error).__name__)
            else:
                written.append(row)
        return written
