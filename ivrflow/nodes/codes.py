"""The findings that binding a node's fields can have. Each is a reference page in docs/reference/issues."""

from __future__ import annotations

from ivrflow.model.issues import IssueCode, Severity

__all__ = ["NODE_CODES"]

NOT_THAT_KIND_OF_VALUE = IssueCode(
    "IVR401",
    "bad-field-value",
    Severity.ERROR,
    what="A field holds something that it cannot hold: a word where a time is expected, a number outside its limits, "
    "two lines for one thing, languages where the field knows none, limits that contradict each other.",
    why="The caller would wait for ever or not at all, or be asked more often than anybody bears.",
    mend="Write a value of the kind and within the limits that the message names.",
)
UNKNOWN_FIELD = IssueCode(
    "IVR402",
    "unknown-field",
    Severity.ERROR,
    what="A line sets a field, or names an exit or a result, that this kind of node (or this flow) does not have.",
    why="What the author meant by it does not happen, and the caller meets a call flow that is not the one drawn.",
    mend="Correct the name; the message lists the nearest. `ivrflow kinds` shows what each kind has.",
)
MISSING_FIELD = IssueCode(
    "IVR403",
    "missing-field",
    Severity.ERROR,
    what="A field that the kind of node cannot do without was not filled in.",
    why="The node cannot do its work: a menu without a prompt leaves the caller in silence.",
    mend="Fill in the field that the message names.",
)
WRONG_EXPRESSION = IssueCode(
    "IVR201",
    "bad-expression",
    Severity.ERROR,
    what="An expression or a prompt cannot be read, names a variable or a function that does not exist, or combines "
    "types that do not go together.",
    why="During the call the value could not be computed, and the caller would hear an apology instead of the answer.",
    mend="Follow the message: it marks the place and, where it can, suggests the nearest name.",
)
WRONG_TYPE = IssueCode(
    "IVR202",
    "wrong-type",
    Severity.ERROR,
    what="An expression has another type than the place where its value goes: the variable, the parameter, the "
    "condition.",
    why="The caller's account number would be compared with an amount, or a prompt would say nonsense.",
    mend="Convert the value (`number(text)`, `date(text)`…) or declare the variable with the right type.",
)
MAY_BE_NOTHING = IssueCode(
    "IVR205",
    "may-be-nothing",
    Severity.ERROR,
    what="A value that may be missing (a conversion of what the caller entered, a caller's name that the network did "
    "not send) goes where a value is needed.",
    why="When it is missing, the node cannot do its work and the caller hears an apology.",
    mend="Say what holds then: `number(entered) otherwise 0`, or branch on `… != nothing` first.",
)
UNKNOWN_STATEMENT = IssueCode(
    "IVR501",
    "unknown-statement",
    Severity.ERROR,
    what="The node calls a statement that no host source declares.",
    why="The caller's question could not be answered.",
    mend="Correct the name, or have the statement declared beside its source (`flows/hosts/*.toml`).",
)
WRONG_ARGUMENTS = IssueCode(
    "IVR502",
    "wrong-arguments",
    Severity.ERROR,
    what="A statement or a flow is called with an argument it does not take, or without one that it needs.",
    why="The look-up would fail for every caller.",
    mend="Give each parameter once, by name; the message lists them.",
)
UNKNOWN_FLOW = IssueCode(
    "IVR503",
    "unknown-flow",
    Severity.ERROR,
    what="The node leads to a flow that does not exist in this workspace.",
    why="The caller who gets there has nowhere to go.",
    mend="Correct the name, or create and publish that flow together with this one.",
)
UNKNOWN_QUEUE = IssueCode(
    "IVR504",
    "unknown-queue",
    Severity.ERROR,
    what="The node hands callers to a queue, or asks a calendar, a list or a table, that the installation does not "
    "have.",
    why="The caller asks for an agent and is told that there is none, or finds the line closed at noon.",
    mend="Correct the name, or add the queue to `ivrflow.toml` (the calendar with `ivrflow calendars`, the list "
    "with `ivrflow lists`, the table with `ivrflow tables`).",
)
WRONG_STATEMENT = IssueCode(
    "IVR506",
    "wrong-statement",
    Severity.ERROR,
    what="The node calls a statement of another sort than it can use: a look-up that changes data, a change that only "
    "reads, a check of a PIN without a secret parameter.",
    why="Changes are carried out to their end even when the caller hangs up, and look-ups are not: what was drawn is "
    "not what would happen.",
    mend="Use `query` for statements that read, `update` (or `notify`) for those that change data, or call another "
    "statement.",
)
UNKNOWN_LANGUAGE = IssueCode(
    "IVR302",
    "unknown-language",
    Severity.ERROR,
    what="A text is given for a language that the flow's header does not list, or a node switches to one.",
    why="Nobody would ever hear that text; or the caller would be switched to a language without prompts.",
    mend="Add the language to `languages` in the header, or correct the tag.",
)
MISSING_LANGUAGE = IssueCode(
    "IVR301",
    "missing-language",
    Severity.ERROR,
    what="A prompt has no text for one of the flow's languages.",
    why="The caller who chose that language hears silence at this place.",
    mend="Add the text for the language that the message names.",
)
SECRET_IN_PROMPT = IssueCode(
    "IVR601",
    "secret-exposed",
    Severity.ERROR,
    what="A secret value (a PIN, a card number) goes somewhere else than into a statement's secret parameter: into a "
    "prompt, a variable that is not secret, data for an agent, a condition.",
    why="Whoever listens, reads the log or sees the agent's screen would learn the caller's secret.",
    mend="Pass the secret only to a statement whose parameter is declared `secret`, and let the host compare it.",
)
PRIVATE_EXPOSED = IssueCode(
    "IVR602",
    "private-exposed",
    Severity.ERROR,
    what="A private value goes into a variable or parameter that is not declared private.",
    why="From there it would appear unmasked in logs, screens and exports: personal data of the caller.",
    mend="Declare the variable or the parameter `private`.",
)
UNTRUSTED_TARGET = IssueCode(
    "IVR603",
    "untrusted-target",
    Severity.ERROR,
    what="What the caller pressed or sent decides where a call is transferred to, or which class of customers he is "
    "counted in, without a check.",
    why="Anybody could make the bank pay for calls to a premium number abroad (toll fraud), or fill its reports with "
    "what he likes.",
    mend='Check it first: `one_of(value, ["…", "…"])` or look it up with a query.',
)

NODE_CODES: tuple[IssueCode, ...] = (
    WRONG_EXPRESSION,
    WRONG_TYPE,
    MAY_BE_NOTHING,
    MISSING_LANGUAGE,
    UNKNOWN_LANGUAGE,
    NOT_THAT_KIND_OF_VALUE,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    UNKNOWN_STATEMENT,
    WRONG_ARGUMENTS,
    UNKNOWN_FLOW,
    UNKNOWN_QUEUE,
    WRONG_STATEMENT,
    SECRET_IN_PROMPT,
    PRIVATE_EXPOSED,
    UNTRUSTED_TARGET,
)
