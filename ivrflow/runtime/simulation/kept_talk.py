"""A simulated call, kept as a conversation: what was pressed and heard becomes a test."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.model.commands import Enqueue, HandOff
from ivrflow.model.conversation import Conversation, Expect, Hear, StepOfTalk, from_of
from ivrflow.model.errors import BadDocument, Unavailable
from ivrflow.model.types import Privacy
from ivrflow.runtime.simulation.made_up_keys import asks_for_secrets, without_secrets
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

__all__ = ["KeptTalk"]

MADE_UP = "Keys of secret entries are made up: no PIN belongs into a file."


class KeptTalk:
    """Follows a call step by step."""

    def __init__(self, call: SimulatedCall, caller: SimulatedCaller) -> None:
        self._call, self._caller = call, caller
        self._steps: list[tuple[int, StepOfTalk]] = []
        """(ms of the call, step)."""
        self._listened = 0

    def did(self, step: StepOfTalk) -> None:
        """The caller does this now."""
        self._steps.append((self._call.clock.now_ms(), step))

    def listened(self) -> None:
        """All that was heard so far belongs before the caller's next step. What was cut off is left out."""
        heard = self._call.heard[self._listened :]
        self._listened += len(heard)
        now_ms = self._call.clock.now_ms()
        self._steps += [(now_ms, Hear(piece.text)) for piece in heard if piece.text.strip() and not piece.cut]

    def passed(self, pieces: int) -> None:
        """So many pieces of what was heard are told by the steps already."""
        self._listened = max(self._listened, pieces)

    def conversation(self, title: str) -> Conversation:
        """The talk so far, and how it ended; without the secrets that were entered."""
        caller, journal = self._caller, self._call.journal.steps
        steps = (*without_secrets(self._steps, journal), *self._ending())
        comments = (MADE_UP,) if asks_for_secrets(journal) else ()
        return Conversation(title, steps, from_of(caller.ani), caller.dnis, caller.at, comments)

    def save(self, path: Path) -> str:
        """Add the talk to a conversation file, which is made when it is not there; gives the title.

        Raises BadDocument for a file that cannot be read as conversations, Unavailable.
        """
        try:
            parsed = parse_conversations(path.read_bytes() if path.exists() else b"", str(path))
            if parsed.issues:
                first = parsed.issues[0]
                raise BadDocument(str(path), first.span.line, f"{first.message}; nothing was added")
            titles = {each.title for each in parsed.conversations}
            wanted = f"Simulated: {' -> '.join(self._visited()[-3:])}"
            title = next(each for each in _numbered(wanted) if each not in titles)
            text = print_conversations((*parsed.conversations, self.conversation(title)), parsed.tail)
            path.write_text(text, "utf-8", newline="\n")
        except OSError as error:
            raise Unavailable(f"{path}: cannot be written ({error.strerror})") from error
        return title

    def _ending(self) -> list[StepOfTalk]:
        call = self._call
        if not call.ended:
            return []
        steps: list[StepOfTalk] = []
        handed = call.channel.handed
        if isinstance(handed, HandOff | Enqueue):
            # Personal data belongs into no file; who wants it in the test writes it there.
            data = tuple((name, value) for name, value, privacy in handed.data if privacy is Privacy.OPEN)
            steps.append(Expect("handed", handed.queue, data))
        return [*steps, Expect("ended", call.ended_by or "")]

    def _visited(self) -> list[str]:
        return [visit.node for step in self._call.journal.steps for visit in step.visits]


def _numbered(title: str) -> Iterator[str]:
    yield title
    for number in count(2):
        yield f"{title} ({number})"
