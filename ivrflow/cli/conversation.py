"""A telephone made of text, for a person at a terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from ivrflow.cli.output import Output
from ivrflow.compiler.program import BACK, REPEAT
from ivrflow.lang.conversations import parse_conversations, print_step
from ivrflow.model.commands import Gather, Record
from ivrflow.model.conversation import GoSilent, HangsUp, Press, Say, Speak, StepOfTalk, StubAnswer, Wait
from ivrflow.model.errors import IvrflowError
from ivrflow.model.inputs import KEYS
from ivrflow.runtime.simulation.kept_talk import KeptTalk
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller
from ivrflow.runtime.simulation.transcript import heard_lines

__all__ = ["TextTelephone"]

HELP = """\
  1, 622202#       press keys, now (while the prompt plays, that is barge-in)
  Enter            do nothing until the flow goes on by itself
  my balance       say it, where the flow listens (say "wait" for words that mean something here)
  speak 8s         talk for so long, for a recording
  wait 4s          let time pass
  hang up          hang up (Ctrl+D as well)
  vars             the variables, as they are now
  bank.balance returns balance = CNY 88      what a look-up will be answered
  calendar branch is closed                  what a calendar will say
  save FILE.calls  keep this talk as a test; PINs are kept as made-up keys
  help             this
"""
ANSWER = re.compile(r"\w+\.\w+\s|(calendar|list|table|queue|transfer|box|callback)\s")
"""How a line begins that says what the world answers."""


class TextTelephone:
    """Reads what the caller does, line by line, and prints what is heard with the time of the call."""

    def __init__(self, call: SimulatedCall, caller: SimulatedCaller, lines: TextIO, output: Output) -> None:
        self._call, self._lines, self._output = call, lines, output
        self._kept = KeptTalk(call, caller)
        self._shown = 0

    def answer(self, stubs: Iterable[StubAnswer]) -> None:
        """What look-ups will be answered, from the beginning."""
        for stub in stubs:
            self._call.stub(stub)
            self._kept.did(stub)

    def talk(self) -> None:
        """Until the call is over, or the lines are."""
        self._output.say('Type keys to press them, Enter to stay silent, "help" for more.\n')
        self._call.start()
        self._listen()
        lines = self._typed()
        while not self._call.ended and (line := next(lines, None)) is not None:
            self._take(line.strip())
        if not self._call.ended:
            self._act(HangsUp())
        self._call.finish()
        self._show()
        self._say_goodbye()
        for line in lines:
            if not line.strip():
                break
            if line.split()[0] in ("save", "vars", "help"):
                self._take(line.strip())

    def _typed(self) -> Iterator[str]:
        """The lines of whoever is calling; at a terminal with a prompt. Ctrl+C ends them, as Ctrl+D does."""
        asks = self._lines.isatty() and not self._output.as_json
        try:
            while True:
                if asks:
                    sys.stdout.write("> ")
                    sys.stdout.flush()
                line = self._lines.readline()
                if not line:
                    break
                yield line
        except KeyboardInterrupt:
            pass
        if asks:
            self._output.say("")

    def _take(self, line: str) -> None:
        if not line:
            self._act(GoSilent())
        elif line == "help":
            self._output.say(HELP)
        elif line == "vars":
            self._show_variables()
        elif line.partition(" ")[0] == "save":
            self._save(line.partition(" ")[2].strip())
        elif line in ("hang up", "hangup", "quit", "exit"):
            self._act(HangsUp())
        elif set(line) <= set(KEYS):
            self._act(Press(line))
        else:
            self._take_step(line)

    def _take_step(self, line: str) -> None:
        """A step in the words of conversations."""
        parsed = parse_conversations(f'call "now"\n  {line}\n', "")
        step = parsed.conversations[0].steps[0] if parsed.conversations and parsed.conversations[0].steps else None
        match step:
            case StubAnswer():
                self._call.stub(step)
                self._kept.did(step)
                self._output.say(f"  ({print_step(step)})")
            case Wait() | Press(_, None):
                self._act(step)
            case Say(_, None) | Speak() if self._call.channel.listens:
                self._act(step)
            case None if self._call.channel.listens:
                self._act(Say(line))
            case None if parsed.issues and ANSWER.match(line):
                self._output.say(f"  ? {parsed.issues[0].message}. {parsed.issues[0].suggestion}".rstrip())
            case _:
                self._output.say('  ? Type keys, "wait 4s", "hang up", or "help".')

    def _act(self, step: StepOfTalk) -> None:
        """Do as the caller does, and listen to what comes of it."""
        self._kept.did(step)
        match step:
            case Press(keys):
                self._call.press(keys)
            case Say(text):
                self._call.say(text)
            case Speak(ms):
                self._call.speak(ms)
            case Wait(ms):
                self._call.wait(ms)
            case GoSilent():
                self._call.stay_silent()
            case HangsUp():
                self._call.hang_up()
        self._listen()

    def _listen(self) -> None:
        self._call.listen_until_asked()
        self._show()
        if not self._call.ended and self._lines.isatty():
            self._output.say(f"{'':9}{self._waits_for()}")

    def _show(self) -> None:
        for piece in self._call.heard[self._shown :]:
            if text := piece.heard.strip():
                cut = " …" if piece.cut else ""
                self._output.say(f"{_clock(piece.start_ms):>7}  {text}{cut}")
        self._shown = len(self._call.heard)
        self._kept.listened()

    def _waits_for(self) -> str:
        """What the caller may do now: the keys that lead somewhere, with the names of the choices."""
        commands = [command for step in self._call.journal.steps for _, command in step.commands]
        if self._call.channel.awaits_input and commands and isinstance(commands[-1], Record):
            return f"(speak 5s, then {' or '.join(commands[-1].settings.stop_keys)} or silence)"
        asked = next((each.settings for each in reversed(commands) if isinstance(each, Gather)), None)
        if asked is None or not self._call.channel.awaits_input:
            return "(wait, or hang up)"
        if not asked.choices:
            return f"(enter up to {asked.max_length} keys)" if asked.max_length > 1 else "(press a key)"
        walk = self._call.runner.call.walk
        program = walk.program
        named = {BACK: "back", REPEAT: "repeat"}
        labels = {keys: named.get(number) or program.nodes[number].id for keys, number in program.keys.items()}
        labels |= {line.argument: line.labels.get(walk.language, "") for line in walk.current.lines}
        return "(" + ", ".join(f"{keys} {labels.get(keys, '')}".strip() for keys in asked.choices) + ")"

    def _show_variables(self) -> None:
        walk = self._call.runner.call.walk
        for name, value in walk.variables.items():
            kind = walk.program.types.get(name)
            shown = "•••" if kind is not None and kind.privacy else value
            self._output.say(f"  {name} = {shown}")

    def _save(self, name: str) -> None:
        if not name:
            self._output.say("  ? Type the name of a file behind it: save telebank.calls")
            return
        try:
            title = self._kept.save(Path(name))
        except IvrflowError as error:
            self._output.say(f"  ? {error}")
        else:
            self._output.say(f'  (kept in {name} as "{title}")')

    def _say_goodbye(self) -> None:
        cdr = self._call.journal.cdr
        if cdr is None:
            return
        self._output.say(f"\nThe call is over: ended by {cdr.ended_by}. It went {' -> '.join(cdr.path)}.")
        if self._lines.isatty():
            self._output.say('"save FILE.calls" keeps it as a test; Enter leaves.')
        heard = [line.text for line in heard_lines(self._call.heard)]
        self._output.document({"ended_by": cdr.ended_by, "path": cdr.path, "heard": heard})


def _clock(at_ms: int) -> str:
    minutes, rest = divmod(at_ms, 60_000)
    return f"{minutes}:{rest // 1000:02d}.{rest % 1000 // 100}"
