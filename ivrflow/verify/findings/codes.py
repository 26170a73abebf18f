"""The findings of an exploration. 7xx: what callers can live through."""

from __future__ import annotations

from ivrflow.model.issues import IssueCode, Severity

__all__ = [
    "DEAD_AIR",
    "DEAD_END",
    "ENDLESS_SILENCE",
    "ENDLESS_WRONG_KEYS",
    "FAULT",
    "NEEDLESS_ERROR",
    "NEVER_REACHED",
    "SECRET_LEAVES",
    "TRAP",
    "VERIFY_CODES",
]

TRAP = IssueCode(
    "IVR701",
    "trap",
    Severity.ERROR,
    what="From here on the call never ends by itself, whatever the caller presses and whatever hosts answer.",
    why="The caller is led in circles until he hangs up himself, or until the call's time is up.",
    mend="Lead one of the exits on the way out of the circle: to an agent, or to a goodbye.",
)
ENDLESS_SILENCE = IssueCode(
    "IVR702",
    "endless-silence",
    Severity.WARNING,
    what="A caller who presses nothing is asked for ever: the exits after silence lead back to where they came from.",
    why="A telephone that was put down badly, or a caller with a broken keypad, keeps a channel busy until the call's "
    "time is up, and is never helped.",
    mend="Count how often the circle was gone round and leave it, or lead `noinput` to an agent or a goodbye.",
)
ENDLESS_WRONG_KEYS = IssueCode(
    "IVR703",
    "endless-wrong-keys",
    Severity.WARNING,
    what="A caller who presses only wrong keys is asked for ever.",
    why="Whoever does not understand the menu is never offered another way, and hangs up angry.",
    mend="Count how often the circle was gone round and leave it, or lead `nomatch` to an agent.",
)
DEAD_END = IssueCode(
    "IVR704",
    "dead-end",
    Severity.ERROR,
    what="A call ends with an error: something went wrong, and neither an exit nor `on error` is there for it.",
    why="The call is cut off without a word.",
    mend="Connect the exit, or give the flow an `on error` that says sorry and leads to an agent.",
)
FAULT = IssueCode(
    "IVR705",
    "value-cannot-be-computed",
    Severity.ERROR,
    what="An expression fails for values that can occur: a division by zero, a value that is nothing, a number out of "
    "range.",
    why="The caller hears an apology instead of the answer.",
    mend="Check the value in a branch before it is used, or use `otherwise` to say what is meant instead.",
)
NEEDLESS_ERROR = IssueCode(
    "IVR706",
    "error-without-technical-cause",
    Severity.WARNING,
    what="`on error` is reached although nothing technical failed: by an exit that the caller chose and that is not "
    "connected, by a circle of nodes that asks nothing, or by subflows nested too deep.",
    why="The caller is told of a technical error that did not happen.",
    mend="Connect the exit that the message names, or break the circle.",
)
NEVER_REACHED = IssueCode(
    "IVR707",
    "never-reached",
    Severity.WARNING,
    what="No call that was explored got to this node, or left it by this exit, although lines lead there.",
    why="What was drawn for the caller there is never heard: a condition may contradict an earlier one.",
    mend="Look at the conditions on the way. If values decide that an exploration cannot guess, write a conversation.",
)
DEAD_AIR = IssueCode(
    "IVR708",
    "dead-air",
    Severity.WARNING,
    what="The caller may hear nothing for longer than is bearable while hosts are asked.",
    why="Callers take silence for a broken line and hang up.",
    mend="Give the query a `meanwhile` prompt, or a shorter timeout.",
)
SECRET_LEAVES = IssueCode(
    "IVR709",
    "secret-leaves",
    Severity.ERROR,
    what="What a caller entered as a secret was found where others hear, see or keep it: in a prompt, in data for an "
    "agent, in a milestone, in an argument that is not secret.",
    why="A PIN or card number would be heard, shown or logged.",
    mend="Give a secret to nothing but secret parameters of statements.",
)

VERIFY_CODES = (
    TRAP,
    ENDLESS_SILENCE,
    ENDLESS_WRONG_KEYS,
    DEAD_END,
    FAULT,
    NEEDLESS_ERROR,
    NEVER_REACHED,
    DEAD_AIR,
    SECRET_LEAVES,
)
