"""The findings that reading a text can have. Each is a reference page in docs/reference/issues."""

from __future__ import annotations

from ivrflow.model.issues import IssueCode, Severity

__all__ = [
    "BAD_ESCAPE",
    "BAD_VALUE",
    "CONVERSATION_SYNTAX",
    "DUPLICATE_CALL",
    "DUPLICATE_LANGUAGE",
    "DUPLICATE_NODE",
    "HEADER_MISSING",
    "LANG_CODES",
    "NOT_TEXT",
    "STEP_OUTSIDE_CALL",
    "SYNTAX",
    "TOO_DEEP",
    "TOO_LARGE",
    "UNCLOSED_BRACKET",
    "UNCLOSED_STRING",
    "UNKNOWN_FORMAT",
    "UNKNOWN_STEP",
    "UNKNOWN_WORD",
]

SYNTAX = IssueCode(
    "IVR001",
    "syntax",
    Severity.ERROR,
    what="A line is not written as the flow language wants it: an arrow, a name or a value is missing, or something "
    "stands where nothing may stand.",
    why="The node that holds the line cannot be read, and a caller could not be led through it.",
    mend="Write what the message expects at the marked place. `field = value`, `exit -> node` and "
    "`into variable = result` are the three kinds of line in a node.",
)
NOT_TEXT = IssueCode(
    "IVR002",
    "not-text",
    Severity.ERROR,
    what="The file is not UTF-8, or holds control characters that no text has.",
    why="Prompts would be spoken as nonsense, Chinese ones first.",
    mend="Save the file as UTF-8; the message names the first place that is not.",
)
TOO_LARGE = IssueCode(
    "IVR003",
    "too-large",
    Severity.ERROR,
    what="The file is larger than one megabyte.",
    why="No menu that a caller can follow is that large; reading it would keep everybody else waiting.",
    mend="Move parts of the flow into subflows. If it is not a flow at all, correct the path.",
)
UNCLOSED_STRING = IssueCode(
    "IVR004",
    "unclosed-string",
    Severity.ERROR,
    what="A text begins with a double quote, and the closing quote is missing.",
    why="All that follows would be read aloud to the caller as if it were part of the text.",
    mend='Close the text with `"`. A quote inside a text is written `\\"`, a line break `\\n`.',
)
UNCLOSED_BRACKET = IssueCode(
    "IVR005",
    "unclosed-bracket",
    Severity.ERROR,
    what="A bracket or brace is opened and not closed, or closed and never opened.",
    why="It is not clear where the node or the expression ends, so none of it can be used in a call.",
    mend="Add or remove the bracket at the marked place.",
)
TOO_DEEP = IssueCode(
    "IVR006",
    "too-deep",
    Severity.ERROR,
    what="An expression has more brackets inside brackets than any reader can follow.",
    why="An expression like this is a mistake or an attack, and it must not hold up calls.",
    mend="Split the expression: keep parts of it in variables with `set` nodes.",
)
DUPLICATE_NODE = IssueCode(
    "IVR007",
    "duplicate-node",
    Severity.ERROR,
    what="Two nodes of a flow have the same name.",
    why="It is not clear to which of the two the caller is led.",
    mend="Rename one of them, and the edges that are meant to lead to it.",
)
UNKNOWN_WORD = IssueCode(
    "IVR008",
    "unknown-word",
    Severity.ERROR,
    what="A line begins with a word that the language does not know at this place.",
    why="The declaration that was meant (a variable, a key, a handler) does not take effect for the caller.",
    mend="Correct the word; the message suggests the nearest one.",
)
BAD_ESCAPE = IssueCode(
    "IVR009",
    "bad-escape",
    Severity.ERROR,
    what="A text holds a backslash sequence that means nothing.",
    why="People would see a stray backslash where the author meant a character.",
    mend='Write one of `\\"`, `\\\\`, `\\n`, `\\t`, `\\{`, `\\}` or `\\u` and four hexadecimal digits.',
)
UNKNOWN_FORMAT = IssueCode(
    "IVR010",
    "unknown-format",
    Severity.ERROR,
    what="The file says that it is written in a format that this version of IVRFlow does not know.",
    why="A newer format may mean something else by the same words; callers would get a guess.",
    mend="Use the version of IVRFlow that wrote the file, or a later one. The file is left as it is.",
)
HEADER_MISSING = IssueCode(
    "IVR011",
    "header",
    Severity.ERROR,
    what='A file does not begin with its header `flow name "Title" { … }`, or has more than one.',
    why="The header says where a call starts, in which languages and in which time zone; without it no call can.",
    mend="Begin the file with one header, before the first node.",
)
DUPLICATE_LANGUAGE = IssueCode(
    "IVR012",
    "duplicate-language",
    Severity.ERROR,
    what="The same language is written twice between one pair of braces.",
    why="It is not clear which of the two texts the caller is to hear.",
    mend="Remove one of the two, or correct its language.",
)
CONVERSATION_SYNTAX = IssueCode(
    "IVR050",
    "conversation-syntax",
    Severity.ERROR,
    what="A line of a conversation is not written as its step wants it.",
    why="The test cannot be run, so nobody knows whether callers get what it promises.",
    mend="Write what the message expects at the marked place.",
)
UNKNOWN_STEP = IssueCode(
    "IVR051",
    "unknown-step",
    Severity.ERROR,
    what="A line of a conversation begins with a word that is no step.",
    why="The test cannot be run, so nobody knows whether callers get what it promises.",
    mend="Use one of `hear`, `press`, `say`, `silence`, `wait`, `hang up`, `expect`, `calendar`, or the name of a "
    "statement such as `bank.balance`.",
)
BAD_VALUE = IssueCode(
    "IVR052",
    "bad-value",
    Severity.ERROR,
    what="A value in a conversation has the right shape and cannot exist: the 30th of February, a quarter past 25.",
    why="The look-up would answer the caller with something that no database can hold.",
    mend="Correct the value.",
)
STEP_OUTSIDE_CALL = IssueCode(
    "IVR053",
    "step-outside-call",
    Severity.ERROR,
    what="A step stands before the first `call` line.",
    why="It belongs to no conversation, so it would test nothing.",
    mend='Put a line `call "What it is about"` above it.',
)
DUPLICATE_CALL = IssueCode(
    "IVR054",
    "duplicate-call",
    Severity.WARNING,
    what="Two conversations of a file have the same title.",
    why="When one of them fails, its report does not say which promise to callers was broken.",
    mend="Give each conversation a title of its own.",
)

LANG_CODES: tuple[IssueCode, ...] = (
    SYNTAX,
    NOT_TEXT,
    TOO_LARGE,
    UNCLOSED_STRING,
    UNCLOSED_BRACKET,
    TOO_DEEP,
    DUPLICATE_NODE,
    UNKNOWN_WORD,
    BAD_ESCAPE,
    UNKNOWN_FORMAT,
    HEADER_MISSING,
    DUPLICATE_LANGUAGE,
    CONVERSATION_SYNTAX,
    UNKNOWN_STEP,
    BAD_VALUE,
    STEP_OUTSIDE_CALL,
    DUPLICATE_CALL,
)
