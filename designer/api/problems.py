"""Errors as people read them: a sentence that says what to do, in the form of RFC 9457 (`application/problem+json`)."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from flask import Flask, Response, json
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from werkzeug.exceptions import HTTPException

from designer.accounts.attempts import TooMany
from designer.accounts.desk import WrongPassword
from designer.api import language
from designer.api.validation import sentence_of
from designer.documents.checking import Outdated
from designer.drafts.desk import Unknown
from designer.live.desk import LiveInUse
from designer.prompts.recordings import InUse, Replaced
from ivrflow.model.errors import BadDocument, IvrflowError, Misuse, Unavailable
from ivrflow.store.drafts import Stale

__all__ = ["MEDIA_TYPE", "Problem", "problem", "problem_of_validation", "register_problems"]

MEDIA_TYPE = "application/problem+json"

_log = logging.getLogger(__name__)


class Problem(BaseModel):
    """Why a request was not carried out. Nothing was changed."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="Always `about:blank`: `code` tells problems apart.")
    title: str
    status: int
    detail: str = Field(description="A sentence for the person in front of the page.")
    code: str = Field(
        description="`signed-out`, `forbidden`, `csrf`, `unknown`, `stale`, `outdated`, `in-use`, `refused`, "
        "`invalid`, `too-large`, `too-many`, `unavailable`, `defect`…"
    )


_TITLES = {
    400: "The request cannot be read",
    401: "Sign in first",
    403: "This is not allowed",
    404: "There is no such thing",
    405: "This cannot be done here",
    409: "Somebody else was faster",
    413: "Too large",
    415: "Not JSON",
    422: "This cannot be meant",
    429: "Too many attempts",
    500: "A defect of the designer",
    503: "Something around us is missing",
}
_CODES = {
    400: "invalid",
    401: "signed-out",
    403: "forbidden",
    404: "unknown",
    409: "stale",
    413: "too-large",
    415: "invalid",
    422: "refused",
    429: "too-many",
    500: "defect",
    503: "unavailable",
}

# What HTTP itself refuses: its own sentences are for programmers.
_REFUSED_BY_HTTP = {
    400: "the request cannot be read",
    404: "there is nothing at this address",
    405: "nothing of that sort can be done at this address",
    413: "this is more than the server takes at once",
    415: "the request is not JSON",
}


def problem(status: int, detail: str, code: str = "", more: Mapping[str, object] = {}) -> Response:
    """The answer that says so; `more` are members beside the usual ones."""
    words = language.told(detail, "problems")
    stop = "." if words == detail else "。"
    # A sentence that begins with a file name or a flow keeps it as it is.
    sentence = words[:1].upper() + words[1:] if words.partition(" ")[0].isalpha() else words
    body = {
        "type": "about:blank",
        "title": language.told(_TITLES.get(status, "This did not work"), "problems"),
        "status": status,
        "detail": sentence if sentence.endswith((".", "!", "?", "…", "。", "？")) else sentence + stop,
        "code": code or _CODES.get(status, "refused"),
        **more,
    }
    return Response(json.dumps(body), status=status, mimetype=MEDIA_TYPE)


def problem_of_validation(error: ValidationError) -> Response:
    """A request whose shape is wrong."""
    return problem(422, sentence_of(error), "invalid")


def register_problems(app: Flask) -> None:
    """No traceback ever gets to a browser."""

    @app.errorhandler(IvrflowError)
    def told(error: IvrflowError) -> Response:
        status, code = _status_of(error)
        answer = problem(status, str(error), code)
        if isinstance(error, TooMany):
            answer.headers["Retry-After"] = str(error.wait_s)
        return answer

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        if isinstance(error.response, Response):
            return error.response
        told = error.description or error.name
        if told == type(error).description:
            told = _REFUSED_BY_HTTP.get(error.code or 500, told)
        answer = problem(error.code or 500, told)
        answer.headers.update({name: value for name, value in error.get_headers() if name == "Allow"})
        return answer

    @app.errorhandler(RecursionError)
    def too_deep(_error: RecursionError) -> Response:
        return problem(400, "the request has too many brackets inside each other", "invalid")

    # A defect of ours: its trace belongs into the log, and a sentence to the person.
    @app.errorhandler(Exception)
    def defect(error: Exception) -> Response:
        _log.error("a request failed", exc_info=error)
        return problem(500, "the designer made a mistake; what you did is not lost, and the log holds the details")


def _status_of(error: IvrflowError) -> tuple[int, str]:
    match error:
        case TooMany():
            return 429, ""
        case WrongPassword():
            return 401, "wrong-password"
        case Unknown():
            return 404, ""
        case Outdated():
            return 409, "outdated"
        case Stale() | Replaced():
            return 409, ""
        case InUse() | LiveInUse():
            return 409, "in-use"
        case Misuse() | BadDocument():
            return 422, ""
        case Unavailable():
            return 503, ""
    return 500, ""
