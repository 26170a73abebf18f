"""Was this prompt in what the caller heard? Answers by correlation, not by length, energy or counting packets.

`correlate` compares a prompt as a whole. `recognise` compares it piece by piece, each of which may be found a little
earlier or later: a phone's jitter buffer drops and repeats packets, and a key cuts a prompt short.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .wav import RATE_HZ, Pcm

__all__ = ["Match", "Recognition", "contains", "correlate", "recognise", "which"]

THRESHOLD = 0.85
"""Share of a prompt that must be recognised. Through G.711 and a jitter buffer a prompt reaches 0.95 to 1; other
sentences of the same robot stay below 0.35, and twins (the same words, two digits swapped) at 0.65, which is what
they share. One word is found wherever it is said: `one` is in `press one`."""
PIECE_MS = 400
STEP_MS = 100
PIECE_MATCHES = 0.6
"""Normalised correlation from which a piece counts as recognised."""
DRIFT_MS = 80
"""How much earlier or later than the rest of the prompt a piece may come: four packets of 20 ms."""
BIN_MS = 10
QUIET = 0.01
"""Energy, relative to the loudest piece of a prompt (-20 dB), below which a piece says nothing about it."""
FAINT = 1e-3
"""Energy, relative to what is sought (-30 dB), below which sound is not compared: any noise would match itself."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a prompt fits best as a whole."""

    peak: float
    """Normalised cross-correlation there: 1 is the same sound at any volume, 0 unrelated, -1 the same inverted."""
    offset_ms: float
    """Where it begins in what was heard."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How much of a prompt was heard."""

    share: float
    """0 to 1, of its audible pieces."""
    offset_ms: float
    """Where it begins in what was heard, if it was."""
    heard_ms: float
    """How far it was heard from its beginning without a break, to about 100 ms; 0 when its beginning is missing."""


def correlate(heard: Pcm, prompt: Pcm) -> Match:
    """Where `prompt` fits best. Both are 16-bit PCM at 8 kHz; `heard` may be shorter: then nothing matches."""
    scores = _scores(_spectrum(heard, len(prompt)), _window_energy(heard, len(prompt)), prompt)
    if not len(scores):
        return Match(0.0, 0.0)
    best = int(np.argmax(scores))
    return Match(float(scores[best]), best * 1000 / RATE_HZ)


def recognise(heard: Pcm, prompt: Pcm) -> Recognition:
    """How much of `prompt` was heard, and where. Both are 16-bit PCM at 8 kHz."""
    size, step = _samples(PIECE_MS), _samples(STEP_MS)
    starts = list(range(0, max(len(prompt) - size, 0) + 1, step))
    pieces = [prompt[start : start + size] for start in starts]
    energy = np.array([float(np.sum(piece.astype(np.float64) ** 2)) for piece in pieces])
    audible = energy > QUIET * energy.max(initial=0.0)
    if not audible.any() or len(heard) < len(pieces[0]):
        return Recognition(0.0, 0.0, 0.0)
    spectrum, windows = _spectrum(heard, len(pieces[0])), _window_energy(heard, len(pieces[0]))
    # One row a piece: how well it fits if the prompt begins at the bin's time, give or take the drift.
    rows = np.zeros((len(pieces), len(heard) // _samples(BIN_MS) + 1 + starts[-1] // _samples(BIN_MS)))
    for index in np.flatnonzero(audible):
        scores = _with_drift(_scores(spectrum, windows, pieces[index]))
        begin = (starts[-1] - starts[index]) // _samples(BIN_MS)
        rows[index, begin : begin + len(scores)] = scores
    matched = rows >= PIECE_MATCHES
    share = float(matched[audible].mean(axis=0).max())
    # Where its beginning was heard longest; failing that, where most of it was heard.
    runs = np.logical_and.accumulate(matched | ~audible[:, None], axis=0)[audible].sum(axis=0)
    best = int(np.argmax(runs * len(pieces) + matched[audible].sum(axis=0) + rows[audible].mean(axis=0)))
    # Within the drift all places of a bin score alike: the loudest piece that matches tells the time exactly.
    clearest = int(np.argmax(np.where(matched[:, best], energy, -1.0)))
    around = _around(best * _samples(BIN_MS) - starts[-1] + starts[clearest], len(windows))
    exact = around.start + int(np.argmax(_scores(spectrum, windows, pieces[clearest])[around]))
    return Recognition(
        share=share,
        offset_ms=(exact - starts[clearest]) * 1000 / RATE_HZ,
        heard_ms=_heard_ms(matched[:, best] | ~audible, audible, rows[:, best], len(pieces[0]) * 1000 / RATE_HZ),
    )


def contains(heard: Pcm, prompt: Pcm, threshold: float = THRESHOLD) -> bool:
    """Whether at least this share of `prompt` was heard."""
    return recognise(heard, prompt).share >= threshold


def which(heard: Pcm, prompts: Mapping[str, Pcm], threshold: float = THRESHOLD) -> list[str]:
    """The names of those prompts that were heard, in the order in which they began."""
    found = [(recognise(heard, prompt), name) for name, prompt in prompts.items()]
    return [name for _, name in sorted((r.offset_ms, name) for r, name in found if r.share >= threshold)]


def _samples(duration_ms: int) -> int:
    return duration_ms * RATE_HZ // 1000


def _spectrum(heard: Pcm, longest: int) -> npt.NDArray[np.complex128]:
    size = 1 << (len(heard) + longest).bit_length()
    return np.fft.rfft(heard.astype(np.float64), size)


def _window_energy(heard: Pcm, size: int) -> Floats:
    """Of every stretch of `size` samples."""
    sums = np.concatenate([[0.0], np.cumsum(heard.astype(np.float64) ** 2)])
    return sums[size:] - sums[:-size] if size < len(sums) else np.zeros(0)


def _scores(spectrum: npt.NDArray[np.complex128], windows: Floats, sought: Pcm) -> Floats:
    """Normalised cross-correlation for every place where `sought` may begin."""
    if not len(windows):
        return windows
    size = (len(spectrum) - 1) * 2
    products = np.fft.irfft(spectrum * np.conj(np.fft.rfft(sought.astype(np.float64), size)), size)[: len(windows)]
    energy = float(np.sum(sought.astype(np.float64) ** 2))
    floor = max(FAINT * energy, 1.0)
    scores: Floats = products / np.sqrt(np.maximum(windows, floor) * max(energy, 1.0))
    return scores


def _with_drift(scores: Floats) -> Floats:
    """The best score of each bin and its neighbours, as far as pieces may drift."""
    width = _samples(BIN_MS)
    bins = np.pad(scores, (0, -len(scores) % width)).reshape(-1, width).max(axis=1)
    reach = DRIFT_MS // BIN_MS
    around = np.lib.stride_tricks.sliding_window_view(np.pad(bins, reach), 2 * reach + 1)
    best: Floats = around.max(axis=1)
    return best


def _around(place: int, end: int) -> slice:
    reach = _samples(DRIFT_MS)
    return slice(min(max(place - reach, 0), end - 1), max(min(place + reach + _samples(BIN_MS), end), 1))


def _heard_ms(ours: npt.NDArray[np.bool_], audible: npt.NDArray[np.bool_], fits: Floats, piece_ms: float) -> float:
    """Until where pieces match without a break. A piece of which the last part is missing still matches: its
    correlation is the root of the part that was there."""
    broken = np.flatnonzero(~ours)
    run = int(broken[0]) if len(broken) else len(ours)
    loud = np.flatnonzero(audible[:run])
    if not len(loud):
        return 0.0
    last = int(loud[-1])
    part = min(float(fits[last]) ** 2, 1.0) if run < len(ours) else 1.0
    return last * STEP_MS + piece_ms * part
