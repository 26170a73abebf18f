"""A telephone made of text, for a person at a terminal."""

from __future__ import annotations

from typing import TextIO

from ivrflow.cli.output import Output
from ivrflow.lang.conversations import parse_conversations, print_step
from ivrflow.model.conversation import Press, StubAnswer, Wait
from ivrflow.model.inputs import KEYS
from ivrflow.runtime.simulation.simulated_call import SimulatedCall
from ivrflow.runtime.simulation.transcript import heard_lines

__all__ = ["TextTelephone"]

HELP = """\
  1, 622202#       press keys, now (while the prompt plays, that is barge-in)
  Enter            do nothing until the flow goes on by itself
  wait 4s          let time pass
  hang up          hang up
  vars             the variables, as they are now
  bank.balance returns balance = CNY 88      what a look-up will be answered
  calendar branch is closed                  what a calendar will say
  help             this
"""


class TextTelephone:
    """Reads what the caller does, line by line, and prints what is heard with the time of the call."""

    def __init__(self, call: SimulatedCall, lines: TextIO, output: Output) -> None:
        self._call, self._lines, self._output = call, lines, output
        self._shown = 0

    def talk(self) -> None:
        """Until the call is over, or the lines are."""
        self._output.say('Type keys to press them, Enter to stay silent, "help" for more.\n')
        self._call.start()
        self._listen()
        while not self._call.ended and (line := self._lines.readline()):
            self._take(line.strip())
        if not self._call.ended:
            self._call.hang_up()
        self._call.finish()
        self._show()
        cdr = self._call.journal.cdr
        if cdr is not None:
            self._output.say(f"\nThe call is over: ended by {cdr.ended_by}. It went {' -> '.join(cdr.path)}.")
            self._output.document(
                {
                    "ended_by": cdr.ended_by,
                    "path": cdr.path,
                    "heard": [line.text for line in heard_lines(self._call.heard)],
                }
            )

    def _take(self, line: str) -> None:
        if not line:
            self._call.stay_silent()
        elif line == "help":
            self._output.say(HELP)
            return
        elif line == "vars":
            self._show_variables()
            return
        elif line in ("hang up", "hangup", "quit", "exit"):
            self._call.hang_up()
        elif set(line) <= set(KEYS):
            self._call.press(line)
        elif not self._take_step(line):
            return
        self._listen()

    def _take_step(self, line: str) -> bool:
        """A step in the words of conversations. False when it was not understood, or nothing came of it."""
        parsed = parse_conversations(f'call "now"\n  {line}\n', "")
        step = parsed.conversations[0].steps[0] if parsed.conversations and parsed.conversations[0].steps else None
        match step:
            case StubAnswer():
                self._call.stub(step)
                self._output.say(f"  ({print_step(step)})")
                return False
            case Wait(ms):
                self._call.wait(ms)
                return True
            case Press(keys, None):
                self._call.press(keys)
                return True
        self._output.say('  ? Type keys, "wait 4s", "hang up", or "help".')
        return False

    def _listen(self) -> None:
        self._call.listen_until_asked()
        self._show()

    def _show(self) -> None:
        for piece in self._call.heard[self._shown :]:
            if text := piece.heard.strip():
                cut = " …" if piece.cut else ""
                self._output.say(f"{_clock(piece.start_ms)}  {text}{cut}")
        self._shown = len(self._call.heard)

    def _show_variables(self) -> None:
        walk = self._call.runner.call.walk
        for name, value in walk.variables.items():
            kind = walk.program.types.get(name)
            shown = "•••" if kind is not None and kind.privacy else value
            self._output.say(f"  {name} = {shown}")


def _clock(at_ms: int) -> str:
    minutes, rest = divmod(at_ms, 60_000)
    return f"{minutes}:{rest // 1000:02d}.{rest % 1000 // 100}"
