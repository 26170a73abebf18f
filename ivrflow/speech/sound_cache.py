"""Rendered sound by the hash of the request that made it: the hot part in memory, what was prepared on disk.

The request is hashed and not the sound, because espeak-ng does not render one text alike twice.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from pathlib import Path
from threading import Lock

from ivrflow.model.sound import Sound

__all__ = ["SoundCache", "SoundMemory", "request_hash"]

log = logging.getLogger(__name__)

MEMORY_BYTES = 256_000_000
"""Nine hours of prompts."""


def request_hash(request: Mapping[str, object]) -> str:
    """SHA-256 (64 hex digits) of a request made of JSON types, in its canonical form."""
    canonical = json.dumps(request, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class SoundMemory:
    """Sounds up to a total size; the ones that were not used for longest are forgotten. Safe to share by threads."""

    def __init__(self, limit_bytes: int = MEMORY_BYTES) -> None:
        self._limit_bytes, self._held_bytes = limit_bytes, 0
        self._sounds: OrderedDict[Hashable, Sound] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Sound | None:
        with self._lock:
            if (sound := self._sounds.get(key)) is not None:
                self._sounds.move_to_end(key)
            return sound

    def put(self, key: Hashable, sound: Sound) -> None:
        with self._lock:
            if (old := self._sounds.pop(key, None)) is not None:
                self._held_bytes -= len(old.ulaw)
            self._sounds[key] = sound
            self._held_bytes += len(sound.ulaw)
            while self._held_bytes > self._limit_bytes and len(self._sounds) > 1:
                _, forgotten = self._sounds.popitem(last=False)
                self._held_bytes -= len(forgotten.ulaw)


class SoundCache:
    """Memory in front of a folder of files `<aa>/<hash>.ulaw`, aa being the first two digits of the hash.

    Writing is atomic; several processes may share the folder. A folder that cannot be read or written costs time and is
    logged, nothing else.
    """

    def __init__(self, folder: Path | None, memory_bytes: int = MEMORY_BYTES) -> None:
        self._folder = folder
        self._memory = SoundMemory(memory_bytes)

    def at_hand(self, key: str) -> Sound | None:
        """What is in memory; never touches the disk."""
        return self._memory.get(key)

    def load(self, key: str) -> Sound | None:
        """From memory, else from disk."""
        if (sound := self._memory.get(key)) is not None or self._folder is None:
            return sound
        try:
            ulaw = self._path(self._folder, key).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            log.warning("the sound cache is not readable: %s", error)
            return None
        if not ulaw:
            # What a power failure leaves of a file that was just made.
            return None
        sound = Sound(ulaw)
        self._memory.put(key, sound)
        return sound

    def remember(self, key: str, sound: Sound) -> None:
        """Keep in memory."""
        self._memory.put(key, sound)

    def store(self, key: str, sound: Sound) -> None:
        """Keep in memory and on disk. Never for what is private."""
        self._memory.put(key, sound)
        if self._folder is None or not sound.ulaw:
            return
        path = self._path(self._folder, key)
        try:
            if path.exists():
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=f"{key[:8]}-", suffix=".part")
            with os.fdopen(descriptor, "wb") as file:
                file.write(sound.ulaw)
            Path(part).replace(path)
        except OSError as error:
            log.warning("the sound cache is not writable: %s", error)

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / f"{key}.ulaw"
