"""What happened, line by line, in the words of conversations: what people read, and what can be kept as a test."""

from __future__ import annotations

from ivrflow.channels.simulator.heard import HeardPiece
from ivrflow.model.conversation import Hear

__all__ = ["heard_lines"]


def heard_lines(pieces: list[HeardPiece]) -> list[Hear]:
    """What was heard, one `hear` for each prompt; a prompt that was cut off shows how far it was heard."""
    lines: list[Hear] = []
    number: int | None = None
    for piece in pieces:
        text = piece.heard.strip()
        if piece.cut and text:
            text += " …"
        if not text:
            continue
        if piece.number == number and lines:
            lines[-1] = Hear(f"{lines[-1].text} {text}")
        else:
            lines.append(Hear(text))
        number = piece.number
    return lines
