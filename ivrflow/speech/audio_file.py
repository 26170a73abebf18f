"""Reading a company's recordings, in whatever format they come.

pydub reads plain WAV by itself and asks ffmpeg for everything else. It is used for reading alone: its change of rate
has no filter (see pipeline.py).
"""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from ivrflow.model.errors import Unavailable
from ivrflow.speech.pipeline import Pcm

with warnings.catch_warnings():
    # It warns at import when there is no ffmpeg; whoever brings a file that needs it is told below.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.exceptions import PydubException
    from pydub.utils import mediainfo_json

__all__ = ["SUFFIXES", "read_audio", "read_audio_content"]

SUFFIXES = frozenset({".aif", ".aiff", ".au", ".flac", ".m4a", ".mp3", ".ogg", ".opus", ".wav"})
"""What counts as a recording. ffmpeg reads more, but a folder also holds other things."""

MAX_BYTES = 100_000_000
PLAUSIBLE_RATES_HZ = range(4_000, 384_001)

LONGEST_S = 3600.0
"""A file of some megabytes may hold days of silence."""

LINEAR_PCM, EXTENSIBLE = b"\x01\x00", b"\xfe\xff"
"""WAVE format tags, as they stand in the file."""


def read_audio(path: Path, longest_s: float = LONGEST_S) -> Pcm:
    """The file as mono samples at its own rate; what is packed and lasts longer is read up to there.

    Raises Unavailable with the file, why it cannot be read, and what to do.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unavailable(f"{path}: larger than {MAX_BYTES // 1_000_000} MB, which is no prompt; shorten it")
        if _is_plain_wav(path):
            return _mono(AudioSegment(data=path.read_bytes()))
        if shutil.which("ffmpeg") is None:
            raise Unavailable(
                f"{path}: reading it needs ffmpeg, which is not on this machine; install ffmpeg, or convert the file "
                f"elsewhere to 16-bit WAV: ffmpeg -i {path.name} -ac 1 -c:a pcm_s16le {path.stem}.wav"
            )
        if not mediainfo_json(str(path)).get("streams"):
            raise ValueError("ffmpeg finds no audio in it")
        return _mono(AudioSegment.from_file(path, duration=longest_s))
    except (PydubException, OSError, EOFError, ValueError, LookupError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise Unavailable(f"{path}: not readable as audio ({reason}); record or export it anew") from error


def read_audio_content(content: bytes, name: Path, longest_s: float = LONGEST_S) -> Pcm:
    """The same for what lies in no file; `name` tells the format, and stands in messages."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name.name)
        path.write_bytes(content)
        try:
            return read_audio(path, longest_s)
        except Unavailable as error:
            raise Unavailable(str(error).replace(str(path), str(name))) from error


def _mono(segment: AudioSegment) -> Pcm:
    if segment.frame_rate not in PLAUSIBLE_RATES_HZ:
        raise ValueError(f"a rate of {segment.frame_rate} Hz")
    samples = np.array(segment.get_array_of_samples(), dtype=np.float32)
    full_scale = float(1 << (8 * segment.sample_width - 1))
    mono = samples.reshape(-1, segment.channels).mean(axis=1) / full_scale
    return Pcm(mono.astype(np.float32), segment.frame_rate)


def _is_plain_wav(path: Path) -> bool:
    """Whether pydub can read it without help: RIFF WAVE with linear PCM.

    Raises Unavailable for the one kind that pydub takes for linear PCM though it is not.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        return False
    at = 12
    while at + 34 <= len(head):
        if head[at : at + 4] == b"fmt ":
            coding, extended = head[at + 8 : at + 10], head[at + 32 : at + 34]
            if coding == EXTENSIBLE and extended != LINEAR_PCM:
                raise Unavailable(f"{path}: a WAV that holds no linear samples; export it as 16-bit WAV")
            return coding in (LINEAR_PCM, EXTENSIBLE)
        at += 8 + int.from_bytes(head[at + 4 : at + 8], "little")
    return False
