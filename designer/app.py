"""The Flask application of the designer."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from flask_openapi3.openapi import OpenAPI
from pydantic import BaseModel

from designer.api import (
    audit,
    calendars,
    calls,
    catalogue,
    conversations,
    documents,
    exchange,
    flows,
    hosts,
    live,
    live_forms,
    people,
    presence,
    prompts,
    proof,
    publishing,
    recordings,
    records,
    replay,
    reports,
    saved_reports,
    schedules,
    session,
    simulator,
    single_sign_on,
    texts,
    versions,
    wall,
)
from designer.api.context import EXTENSION
from designer.api.guard import put_guard
from designer.api.openapi import INFO, add_description
from designer.api.page import add_page
from designer.api.problems import Problem, problem_of_validation, register_problems
from designer.api.routing import most_bytes_of
from designer.proxies import BehindProxies
from designer.site import Site

__all__ = ["STATIC", "create_app"]

STATIC = Path(__file__).with_name("static")

MOST_BYTES = 16 * 1024 * 1024
"""Of a request: a recording of some minutes, an archive of many flows."""
ENVELOPE_BYTES = 64 * 1024
"""What stands around a file in a form."""

WORTH_COMPRESSING = 16_000
"""Bytes: a large flow shrinks to a twentieth. Answers with secrets of a session are smaller, and stay as they are."""
FAST = 1

ROUTES = (
    session,
    catalogue,
    documents,
    flows,
    conversations,
    simulator,
    calls,
    proof,
    replay,
    records,
    versions,
    publishing,
    schedules,
    prompts,
    recordings,
    texts,
    hosts,
    exchange,
    live,
    live_forms,
    calendars,
    people,
    audit,
    single_sign_on,
    presence,
    reports,
    saved_reports,
    wall,
)


class Application(OpenAPI):
    """Flask, with views that may return the shapes that they declare."""

    def make_response(self, rv: Any) -> Response:
        if isinstance(rv, tuple) and len(rv) == 2 and isinstance(rv[0], BaseModel):
            return self._json(rv[0], rv[1])
        if isinstance(rv, BaseModel):
            return self._json(rv, 200)
        return super().make_response(rv)

    def _json(self, shape: BaseModel, status: int) -> Response:
        # Members with a default may be absent: a flow of 1,000 nodes has thousands of comments that are not there.
        told = shape.model_dump_json(exclude_defaults=True).encode()
        answer = Response(told, status, mimetype="application/json")
        if len(told) > WORTH_COMPRESSING and request.accept_encodings.quality("gzip") > 0:
            answer.data = gzip.compress(told, FAST)
            answer.headers["Content-Encoding"] = "gzip"
        answer.vary.add("Accept-Encoding")
        return answer


def create_app(site: Site, static: Path = STATIC) -> OpenAPI:
    """The application for one installation."""
    app = Application(
        "designer",
        info=INFO,
        doc_ui=False,
        validation_error_status=422,
        validation_error_model=Problem,
        validation_error_callback=problem_of_validation,
        static_folder=None,
        template_folder=str(Path(__file__).with_name("templates")),
    )
    app.config.update(MAX_CONTENT_LENGTH=MOST_BYTES, TRUSTED_HOSTS=sorted(site.hosts) or None)
    app.extensions[EXTENSION] = site
    put_guard(app)
    register_problems(app)
    _widen_for_uploads(app)
    for module in ROUTES:
        app.register_api(module.api)
    add_description(app)
    add_page(app, static)
    app.wsgi_app = BehindProxies(app.wsgi_app, site.proxies)  # type: ignore[method-assign]  # Flask's documented way
    return app


def _widen_for_uploads(app: Flask) -> None:
    """Routes that take more than usual say so; nobody else may send as much."""

    @app.before_request
    def widen() -> None:
        view = app.view_functions.get(request.endpoint or "")
        most_bytes = most_bytes_of(view) if view is not None else None
        if most_bytes is not None:
            request.max_content_length = most_bytes + ENVELOPE_BYTES
