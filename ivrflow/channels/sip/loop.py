"""sippy's event loop in a thread of its own, beside asyncio.

Its dispatcher, `ED2`, is one per process and belongs to the thread that first imported it; it sleeps in native code
that is woken by a signal and does not survive a change of threads. Here it sleeps on a queue instead: woken at once
from any thread, asleep until its next timer is due, and started and stopped as often as one likes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread, get_ident
from types import ModuleType
from typing import Any, Final, Protocol

import sippy.Core.EventDispatcher
import sippy.MsgBody
import sippy.SipMsg
import sippy.SipRequest
import sippy.SipTransactionManager
import sippy.SipURL
from sippy.Core.EventDispatcher import ED2
from sippy.Time.MonoTime import MonoTime
from sippy.Time.Timeout import Timeout

from ivrflow.channels.sip.complaints import LOG, Complaints
from ivrflow.model.errors import Unavailable

__all__ = ["SignallingLoop", "Timer"]

_LONGEST_SLEEP_S: Final = 1.0
_JOBS_AT_A_TIME: Final = 64
"""Then the timers have their turn, so that a flood of messages does not hold them up."""

_only_one = Lock()


class Timer(Protocol):
    """A callback that is due later."""

    def cancel(self) -> None: ...


class SignallingLoop:
    """One thread in which everything of sippy's happens. At most one runs in a process at a time."""

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints
        self._doorbell = _Doorbell()
        self._thread: Thread | None = None
        self._running = False
        self._gate = Lock()

    def start(self) -> None:
        """Start the thread. Raises Unavailable when another line of this process has it already."""
        if not _only_one.acquire(blocking=False):
            raise Unavailable("this process has a SIP line already; run one engine per process")
        started = Event()
        self._thread = Thread(target=self._run, args=(started,), name="ivrflow-sip", daemon=True)
        self._running = True
        self._thread.start()
        started.wait()

    def post(self, job: Callable[[], object]) -> bool:
        """Run a job in the loop's thread, after those posted before. False when the loop has ended. Any thread."""
        with self._gate:
            if self._running:
                self._doorbell.call_from_thread(self._guarded, job)
            return self._running

    def call(self, job: Callable[[], object]) -> None:
        """Run a job in the loop's thread and wait for its end; raises what it raises."""
        done, failure = Event(), list[BaseException]()

        def run() -> None:
            try:
                job()
            except BaseException as error:  # handed to the thread that asked
                failure.append(error)
            finally:
                done.set()

        if self.post(run):
            done.wait()
        if failure:
            raise failure[0]

    def call_later(self, delay_s: float, job: Callable[[], object]) -> Timer:
        """Run a job after a delay. Only from the loop's thread."""
        timer: Timer = Timeout(self._guarded, delay_s, 1, job)
        return timer

    def stop(self) -> None:
        """End the thread and wait for it. What is posted before is still done."""
        if self._thread is None:
            return
        self.post(ED2.breakLoop)
        self._thread.join()
        self._thread = None

    def _run(self, started: Event) -> None:
        _retire_native_sleeper()
        ED2.elp, ED2.my_ident, ED2.tlisteners, ED2.twasted = self._doorbell, get_ident(), [], 0
        for module in _CHATTY:
            _divert(module, self._complaints)
        started.set()
        try:
            ED2.loop()
        finally:
            with self._gate:
                self._running = False
            _only_one.release()

    def _guarded(self, job: Callable[[], object]) -> None:
        try:
            job()
        except Exception:
            # A defect of ours must end neither the loop nor the other calls; it is logged as one.
            LOG.exception("defect in the SIP thread")


class _Doorbell:
    """What ED2 sleeps on: stands in for its native periodic timer."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Callable[..., None], tuple[Any, ...]]] = SimpleQueue()

    def call_from_thread(self, handler: Callable[..., None], *arguments: object) -> None:
        self._jobs.put((handler, arguments))

    def procrastinate(self) -> None:
        try:
            handler, arguments = self._jobs.get(timeout=self._until_next_timer_s())
            for left in reversed(range(_JOBS_AT_A_TIME)):
                handler(*arguments)
                if left:
                    handler, arguments = self._jobs.get_nowait()
        except Empty:
            pass

    def _until_next_timer_s(self) -> float:
        if ED2.endloop:
            return 0.0
        if not ED2.tlisteners:
            return _LONGEST_SLEEP_S
        due_s: float = ED2.tlisteners[0].etime.monot - MonoTime().monot
        return min(max(due_s, 0.0), _LONGEST_SLEEP_S)


_CHATTY: Final = (
    sippy.Core.EventDispatcher,
    sippy.MsgBody,
    sippy.SipMsg,
    sippy.SipRequest,
    sippy.SipTransactionManager,
    sippy.SipURL,
)


def _divert(module: ModuleType, complaints: Complaints) -> None:
    """What a module of sippy's prints, and the tracebacks that it dumps on stdout, become one line in the log."""

    def dump_exception(message: str, *_: object, **__: object) -> None:
        complaints.say("sippy", f"{message}: {sys.exc_info()[1]!r}")

    def say(*words: object, **_: object) -> None:
        complaints.say("sippy", " ".join(map(str, words)))

    vars(module)["print"] = say
    if hasattr(module, "dump_exception"):
        vars(module)["dump_exception"] = dump_exception


def _retire_native_sleeper() -> None:
    """Keep the native timer that came with ED2 from ever being freed: doing so after its thread ended crashes."""
    if hasattr(ED2.elp, "_hndl"):
        ED2.elp._hndl = None  # noqa: SLF001 - there is no other way to let go of it
