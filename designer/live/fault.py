"""What is wrong in a form, and where."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Fault", "without_place"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend."""

    place: tuple[str | int, ...]
    """Members and indices from the form inwards: `("week", 0, "openings", 1)`."""
    message: str


def without_place(sentence: str, *places: str) -> str:
    """What the model says, without the places that the form shows by itself."""
    for place in places:
        for mark in (": ", ", "):
            sentence = sentence.removeprefix(f"{place}{mark}")
    return sentence
