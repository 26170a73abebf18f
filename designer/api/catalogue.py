"""What the browser is told about kinds, findings and names."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from designer.api.context import site
from designer.api.routing import Answer, Request, allowed, routes
from designer.catalogue.findings import describe_findings
from designer.catalogue.kinds import describe_catalogue
from designer.catalogue.names import describe_names
from designer.catalogue.shapes import CatalogueShape, FindingDescription, Names, TemplateDescription
from designer.catalogue.templates import describe_templates
from designer.catalogue.texts import texts_in

__all__ = ["LanguageQuery", "api"]

api = routes("catalogue", "Everything about node kinds, findings and names: the page knows none by itself.")


class LanguageQuery(Request):
    """The language of the page."""

    language: Annotated[str, Field(max_length=35)] = "en"
    """`en` or `zh-CN`; anything else is English."""


class NamesQuery(LanguageQuery):
    """Whose names."""

    flow: Annotated[str, Field(max_length=64)] = ""
    """The flow that is being drawn: it is not among the other flows."""


class FindingList(Answer):
    """All codes of findings."""

    findings: tuple[FindingDescription, ...]


class TemplateList(Answer):
    """What a new flow can begin as, in the order in which it is offered."""

    templates: tuple[TemplateDescription, ...]


@api.get("/catalogue", responses={200: CatalogueShape})
@allowed("flows.see")
def get_catalogue(query: LanguageQuery) -> CatalogueShape:
    """Node kinds with fields, exits, help and a template for a new node."""
    return describe_catalogue(site().others.world().catalogue, texts_in(query.language))


@api.get("/findings", responses={200: FindingList})
@allowed("flows.see")
def get_findings(query: LanguageQuery) -> FindingList:
    """What each code of a finding says, why it matters to the caller, how to mend it."""
    return FindingList(findings=describe_findings(texts_in(query.language)))


@api.get("/names", responses={200: Names})
@allowed("flows.see")
def get_names(query: NamesQuery) -> Names:
    """What expressions and fields may name: for completion and for lists to choose from."""
    return describe_names(site().others.world(query.flow), texts_in(query.language))


@api.get("/templates", responses={200: TemplateList})
@allowed("flows.see")
def get_templates(query: LanguageQuery) -> TemplateList:
    """What a new flow can begin as: the empty one first, each with a small drawing."""
    catalogue, texts = site().others.world().catalogue, texts_in(query.language)
    return TemplateList(templates=describe_templates(catalogue, texts))
