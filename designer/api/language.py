"""In which language the page is spoken to."""

from __future__ import annotations

from flask import has_request_context, request

from designer.catalogue.messages import in_words
from designer.catalogue.texts import LANGUAGES, Texts, texts_in

__all__ = ["page_texts", "told"]


def page_texts() -> Texts:
    """Those of the language in the address (`?language=zh-CN`), else of the one that the page asks for in
    `Accept-Language`, else English."""
    if not has_request_context():
        return texts_in("en")
    wanted = request.args.get("language") or request.accept_languages.best_match(LANGUAGES)
    return texts_in(wanted or "en")


def told(sentence: str, table: str = "messages") -> str:
    """A sentence in that language; `table` is the part of the translations that has it."""
    return in_words(sentence, page_texts(), table)
