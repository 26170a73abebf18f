"""Prompts, to be listened to while they are written."""

from __future__ import annotations

import io
from typing import Annotated

from flask import Response, send_file
from pydantic import BaseModel, Field

from designer.api.context import site
from designer.api.routing import Answer, Request, allowed, routes
from ivrflow.expr import ExpressionError, parse_type
from ivrflow.model.errors import Misuse
from ivrflow.model.types import Type

__all__ = ["api"]

api = routes("prompts", "What callers will hear.")


class VariableType(Request):
    """A variable of the flow, as the check told it."""

    name: Annotated[str, Field(max_length=64)]
    type: Annotated[str, Field(max_length=64)]


class ListenBody(Request):
    """A prompt as it is written."""

    prompt: Annotated[str, Field(max_length=100_000)]
    """`say("Your balance is") money(balance)`."""
    language: Annotated[str, Field(max_length=35)]
    variables: Annotated[tuple[VariableType, ...], Field(max_length=1000)] = ()
    """Those of the flow; they are said with made-up values."""


class SoundShape(Answer):
    """Its sound."""

    url: str
    """A WAV file, which may be asked for in parts."""
    duration_ms: int
    remarks: tuple[str, ...]
    """What should be mended though there is a sound: a recording that cannot be used…"""


class SoundPath(BaseModel):
    """One sound."""

    sound: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


@api.post("/sounds", responses={200: SoundShape})
@allowed("prompts.hear")
def listen(body: ListenBody) -> SoundShape:
    """Render a prompt with the voices and recordings of the installation."""
    scope = {each.name: _type(each) for each in body.variables}
    made = site().sounds.render(body.prompt, body.language, scope)
    return SoundShape(url=f"/api/sounds/{made.id}.wav", duration_ms=made.duration_ms, remarks=made.remarks)


@api.get(
    "/sounds/<sound>.wav",
    responses={200: {"content": {"audio/wav": {"schema": {"type": "string", "format": "binary"}}}}},
)
@allowed("prompts.hear")
def get_sound(path: SoundPath) -> Response:
    """A sound that was rendered a while ago. Whole or in parts; it never changes."""
    made = site().sounds.get(path.sound)
    answer = send_file(io.BytesIO(made.wav), mimetype="audio/wav", conditional=True, etag=made.id, max_age=3600)
    answer.headers["Cache-Control"] = "private, max-age=3600, immutable"
    return answer


def _type(variable: VariableType) -> Type:
    try:
        return parse_type(variable.type)
    except ExpressionError as error:
        raise Misuse(f"`{variable.name}`: {error.message}") from error
