"""Text to document and back, and the check of what is being drawn."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from designer.api.catalogue import LanguageQuery
from designer.api.context import site, user
from designer.api.routing import Answer, FlowPath, Request, allowed, routes
from designer.catalogue.messages import in_words
from designer.catalogue.texts import texts_in
from designer.documents.checking import Changes, Checked
from designer.documents.places import Place
from designer.documents.reading import read_document
from designer.documents.shapes import AnyBlock, Document, HeaderShape
from designer.documents.writing import write_document
from ivrflow.lang import format_text, parse_flow
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Issue

__all__ = ["CheckAnswer", "PlacedFinding", "api", "check_answer", "placed"]

api = routes("documents", "A flow as text and as JSON, checked while it is drawn.")

FlowText = Annotated[str, Field(max_length=2_000_000)]


class PlacedFinding(Answer):
    """One finding, and where it stands."""

    code: str
    severity: str
    """`error`, `warning` or `hint`."""
    message: str
    suggestion: str | None
    node: str | None
    """None: the header, or the whole flow."""
    entry: int | None
    """Index into the entries of the node, or of the header when there is no node."""
    field: str | None
    language: str | None
    line: int
    """In the text; 0 for none. Columns count from 1."""
    column: int
    end_line: int
    end_column: int


class ParseBody(Request):
    """A flow's text."""

    text: FlowText


class ParseAnswer(Answer):
    """What the text says."""

    document: Document | None
    """None: its header cannot be read; show the text alone."""
    findings: tuple[PlacedFinding, ...]


class PrintBody(Request):
    """A document."""

    document: Document


class TextAnswer(Answer):
    """A flow's text."""

    text: str


class ChangesShape(Request):
    """What is different since an earlier check."""

    base: int
    """The `stamp` of that check."""
    order: tuple[str, ...]
    """The ids of all blocks, as they are now."""
    blocks: tuple[AnyBlock, ...]
    """Those that are new or changed."""
    header: HeaderShape | None = None
    """Only when it changed."""
    tail: tuple[str, ...] | None = None


class CheckBody(Request):
    """Exactly one of the three: a whole document, a text that is being typed, or what changed."""

    tab: Annotated[str, Field(max_length=64)]
    """Made up by the page, one per open tab: checks of one tab are based on each other."""
    document: Document | None = None
    text: FlowText | None = None
    changes: ChangesShape | None = None
    want_text: bool = False
    """Tell the flow's text after changes too: for a page that shows it."""


class ResultName(Answer):
    """Something that a node finds out and `into` can keep."""

    name: str
    type: str
    help: str


class ExitLineName(Answer):
    """The full name of the exit that an entry of a node stands for: `key 1`."""

    entry: int
    name: str


class NodeState(Answer):
    """What must be known of a node to draw it."""

    id: str
    exits: tuple[str, ...]
    """The exits that it has, given its fields; repeated ones once. Handles are drawn for these, and for each line of a
    repeated one."""
    lines: tuple[ExitLineName, ...]
    results: tuple[ResultName, ...]


class VariableName(Answer):
    """A variable of the flow."""

    name: str
    type: str


class CheckAnswer(Answer):
    """What is known of the flow."""

    stamp: int
    """Later changes may be based on it."""
    text: str | None = None
    """After changes only when it is wanted: of a large flow it is most of the answer."""
    findings: tuple[PlacedFinding, ...]
    """All of them."""
    nodes: tuple[NodeState, ...]
    """All after a whole document or text; after changes, those that differ."""
    variables: tuple[VariableName, ...]
    languages: tuple[str, ...]
    can_run: bool
    """There is no error: it can be simulated and published."""


@api.post("/documents/parse", responses={200: ParseAnswer})
@allowed("flows.see")
def parse_document(query: LanguageQuery, body: ParseBody) -> ParseAnswer:
    """Text to document. Nodes that cannot be read come as blocks of type `broken`."""
    parsed = parse_flow(body.text)
    findings = tuple(placed(issue, Place(issue.node), query.language) for issue in parsed.issues)
    return ParseAnswer(document=read_document(body.text), findings=findings)


@api.post("/documents/print", responses={200: TextAnswer})
@allowed("flows.see")
def print_document(body: PrintBody) -> TextAnswer:
    """Document to canonical text."""
    return TextAnswer(text=write_document(body.document))


@api.post("/documents/format", responses={200: TextAnswer})
@allowed("flows.see")
def format_document(body: ParseBody) -> TextAnswer:
    """The canonical form of a text. 422 for one with mistakes."""
    return TextAnswer(text=format_text(body.text))


@api.post("/flows/<flow>/check", responses={200: CheckAnswer})
@allowed("flows.see")
def check_flow(path: FlowPath, query: LanguageQuery, body: CheckBody) -> CheckAnswer:
    """All findings about what is being drawn; nothing is stored. 409 `outdated`: send the whole document."""
    world = site().others.world(path.flow)
    with site().checks.checker(user().token, path.flow, body.tab) as checker:
        match body:
            case CheckBody(changes=ChangesShape() as changes, document=None, text=None):
                wanted = Changes(changes.base, changes.order, changes.blocks, changes.header, changes.tail)
                checked = checker.check_changes(wanted, world)
            case CheckBody(document=Document() as document, text=None, changes=None):
                checked = checker.check(document, world)
            case CheckBody(text=str() as text, document=None, changes=None):
                checked = checker.check_text(text, world)
            case _:
                raise Misuse("send exactly one of `document`, `text` and `changes`")
    return check_answer(checked, query.language, body.changes is None or body.want_text)


def check_answer(checked: Checked, language: str, with_text: bool = True) -> CheckAnswer:
    """What the page is told of a check."""
    return CheckAnswer(
        stamp=checked.stamp,
        text=checked.text if with_text else None,
        findings=tuple(placed(issue, place, language) for issue, place in checked.issues),
        nodes=tuple(
            NodeState(
                id=node.id,
                exits=node.exits,
                lines=tuple(ExitLineName(entry=entry, name=name) for entry, name in node.lines),
                results=tuple(ResultName(name=each.name, type=str(each.type), help=each.help) for each in node.results),
            )
            for node in checked.nodes
        ),
        variables=tuple(VariableName(name=name, type=kind) for name, kind in checked.variables.items()),
        languages=checked.languages,
        can_run=checked.program is not None,
    )


def placed(issue: Issue, place: Place, language: str) -> PlacedFinding:
    """One finding, in the language of the page."""
    texts = texts_in(language)
    return PlacedFinding(
        code=issue.code,
        severity=issue.severity.value,
        message=in_words(issue.message, texts),
        suggestion=in_words(issue.suggestion, texts) if issue.suggestion is not None else None,
        node=place.node,
        entry=place.entry,
        field=issue.field,
        language=place.language,
        line=issue.span.line,
        column=issue.span.column,
        end_line=issue.span.end_line,
        end_column=issue.span.end_column,
    )
