"""The input collector: keys, speech and time in, actions and one deadline out. The only place that knows timeouts.

    collector.py   the state machine of one call: what is played, what is being collected, what was typed ahead
    recorder.py    the same for one recording: when it begins, and what ends it
    rules.py       what each key means to an input, worked out once for all calls that ask the same
    actions.py     what the channel is told to do

Every channel uses it the same way, so that a caller meets the same timeouts on a phone, on a board and in a test:

    player.start(sound); carry_out(collector.gather(number, settings, now))      a Gather command
    player.start(sound); carry_out(collector.play(number, barge_in, type_ahead))  a Play command
    carry_out(collector.prompt_ended(number, now))                                the sound is over by itself
    carry_out(collector.key(key, now))                                            a key went down
    carry_out(collector.voice_began(now))                                         the caller begins to speak
    carry_out(collector.understood(spoken, now))                                  the recogniser has understood
    carry_out(collector.tick(now))                                                the timer rang
    carry_out(collector.cancel(number)); collector.flush()                        a Cancel, a Flush command

and after each of them arms its one timer for `collector.deadline` (None: no timer). `carry_out` goes through the
actions in order: `StopPrompt` stops the sound, `Report` hands an event to the runtime. The replies to Gather and to
Play come from here and from nowhere else, each exactly once.
"""

from __future__ import annotations

from ivrflow.gather.actions import Action, RecorderAction, Report, ReportRecording, StartRecording, StopPrompt
from ivrflow.gather.collector import AHEAD_LIMIT, Collector
from ivrflow.gather.recorder import Recorder

__all__ = [
    "AHEAD_LIMIT",
    "Action",
    "Collector",
    "Recorder",
    "RecorderAction",
    "Report",
    "ReportRecording",
    "StartRecording",
    "StopPrompt",
]
