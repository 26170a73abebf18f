"""The media plane: one thread that sends and receives RTP for all calls of a process."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from ivrflow.channels.media.kernel_filter import supported
from ivrflow.channels.media.lane import Lane
from ivrflow.channels.media.pacer import PHASES, Pacer
from ivrflow.channels.media.receiver import Receiver
from ivrflow.channels.media.rtp import FRAME_MS
from ivrflow.channels.media.rtp_socket import bind_free_port
from ivrflow.channels.media.session import Session
from ivrflow.channels.media.settings import MediaFacts, MediaSettings
from ivrflow.channels.media.stream import Stream
from ivrflow.channels.media.stream_ports import StreamListener
from ivrflow.model.errors import Unavailable

__all__ = ["MediaPlane"]

logger = logging.getLogger(__name__)

_WATCH_S: Final = 1.0


class MediaPlane:
    """Streams, and the thread that serves them. One per process is enough for a core.

    Every 5 ms the thread sends for a quarter of the streams, hears all, and carries out what was asked of it. While
    no stream is connected it sleeps.
    """

    def __init__(self, settings: MediaSettings) -> None:
        """Raises Unavailable when the settings demand a kernel filter that this system does not have."""
        filtered = settings.kernel_filter is not False and supported()
        if settings.kernel_filter and not filtered:
            raise Unavailable("this system takes no socket filter: leave kernel_filter unset, or set it to false")
        self._settings = replace(settings, kernel_filter=filtered)
        lane_capacity = -(-settings.capacity // PHASES)
        self._lanes = [Lane(lane_capacity) for _ in range(PHASES)]
        self._thread = threading.Thread(target=self._run, name="media", daemon=True)
        self._switch_interval_before_s = 0.0
        self._wake = threading.Event()
        self._commands: deque[Callable[[], None]] = deque()
        self._pacer = Pacer(0.0)
        self._receiver = Receiver(self._contain)
        self._watch_at = 0.0
        self._skipped_frames = self._faults = 0
        self._lock = threading.Lock()
        """Over what follows; the rest belongs to the media thread."""
        self._stopping = False
        self._open: set[Session] = set()
        self._crowds = dict.fromkeys(self._lanes, 0)

    def start(self) -> None:
        """Start the media thread."""
        if self._settings.switch_interval_ms:
            self._switch_interval_before_s = sys.getswitchinterval()
            sys.setswitchinterval(self._settings.switch_interval_ms / 1000)
        self._thread.start()

    def shutdown(self) -> None:
        """Stop the thread, close every stream, and give all ports back. May be called twice; not from a listener."""
        with self._lock:
            self._stopping = True
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()
        if self._switch_interval_before_s:
            sys.setswitchinterval(self._switch_interval_before_s)
            self._switch_interval_before_s = 0.0
        self._obey()
        for session in tuple(self._open):
            session.closed = True
            self._end(session)
        self._receiver.close()

    def open(self, listener: StreamListener) -> Stream:
        """A stream on a port of its own, from which nothing is heard before it is connected.

        Raises Unavailable when no port is free, the plane is full or has been shut down.
        """
        settings = self._settings
        lane = self._take_place()
        try:
            sock = bind_free_port(settings.bind_host, settings.rtp_ports)
        except Unavailable:
            self._give_place_back(lane)
            raise
        session = Session(sock, lane, self._receiver, listener, settings)
        with self._lock:
            self._open.add(session)
        return Stream(session, self._post, lambda: self._post(lambda: self._end(session)))

    def facts(self) -> MediaFacts:
        """Counters, for monitoring; from any thread."""
        return MediaFacts(
            alive=self._thread.is_alive(),
            streams_open=len(self._open),
            streams_sending=sum(len(lane) for lane in self._lanes),
            packets_sent=sum(lane.packets_sent for lane in self._lanes),
            packets_received=self._receiver.packets,
            send_errors=sum(lane.send_errors for lane in self._lanes) + self._receiver.errors,
            malformed=self._receiver.malformed,
            late_ticks=self._pacer.late_ticks,
            worst_late_ms=self._pacer.worst_late_s * 1000,
            skipped_ms=self._skipped_frames * FRAME_MS,
            faults=self._faults,
            kernel_filter=bool(self._settings.kernel_filter),
        )

    def _take_place(self) -> Lane:
        with self._lock:
            if self._stopping:
                raise Unavailable("the media plane has been shut down")
            if sum(self._crowds.values()) >= self._settings.capacity:
                raise Unavailable(
                    f"all {self._settings.capacity} streams of the media plane are in use: "
                    "raise its capacity, or let another engine take calls"
                )
            # The least used lane never holds more than its share, so that no lane runs out of rows.
            lane = min(self._lanes, key=self._crowds.__getitem__)
            self._crowds[lane] += 1
            return lane

    def _give_place_back(self, lane: Lane) -> None:
        with self._lock:
            self._crowds[lane] -= 1

    def _post(self, command: Callable[[], None]) -> None:
        self._commands.append(command)
        self._wake.set()

    def _run(self) -> None:
        while not self._stopping:
            if self._receiver:
                self._tick()
            else:
                self._wake.wait()
                self._wake.clear()
                self._obey()
                self._pacer.restart(time.monotonic())

    def _tick(self) -> None:
        wait_s = self._pacer.wait_s(time.monotonic())
        if wait_s:
            time.sleep(wait_s)
        now = time.monotonic()
        skipped = self._pacer.begin(now)
        if skipped:
            self._skipped_frames += skipped
            for lane in self._lanes:
                lane.skip(skipped)
        self._obey()
        for sender in self._lanes[self._pacer.phase].send_frame():
            self._contain(sender.finish)
        self._receiver.listen(time.monotonic())
        if now >= self._watch_at:
            self._watch_at = now + _WATCH_S
            for session in self._receiver:
                self._contain(partial(session.keep_watch, now))

    def _obey(self) -> None:
        while self._commands:
            self._contain(self._commands.popleft())

    def _end(self, session: Session) -> None:
        with self._lock:
            if session not in self._open:
                return
            self._open.remove(session)
            self._crowds[session.lane] -= 1
        session.end()

    def _contain(self, action: Callable[[], object]) -> None:
        try:
            action()
        except Exception:  # a defect, ours or a listener's, must not silence the other calls: log, count, go on
            self._faults += 1
            logger.exception("the media thread goes on after a defect")
