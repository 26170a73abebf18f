"""The description of the API (OpenAPI 3.1), read off the routes, and a page to read it without any script."""

from __future__ import annotations

from typing import Any

from flask import Response, json, render_template
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI

from designer.accounts.permissions import PUBLIC
from designer.api.problems import MEDIA_TYPE
from designer.api.routing import allowed
from ivrflow import __version__

__all__ = ["INFO", "add_description", "description_of"]

INFO = Info(
    title="IVRFlow designer",
    version=__version__,
    description="Draw, check, try and publish flows. Sign in with POST /api/session; send the `csrf` of the answer as "
    "`X-CSRF-Token` with every request that is not GET. Problems are application/problem+json.",
)


def description_of(app: OpenAPI) -> dict[str, Any]:
    """The description as JSON."""
    spec: dict[str, Any] = app.api_doc
    for path in spec["paths"].values():
        for operation in path.values():
            # Of the framework's own making; `4XX` says the same.
            operation["responses"].pop("422", None)
            for status, response in operation["responses"].items():
                if status[0] in "45" and "application/json" in response.get("content", {}):
                    response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
    spec["components"]["securitySchemes"] = {"cookie": {"type": "apiKey", "in": "cookie", "name": "ivrflow_session"}}
    spec["security"] = [{"cookie": []}]
    return spec


def add_description(app: OpenAPI) -> None:
    """Serve it at /api/openapi.json, and the page at /api."""

    @allowed(PUBLIC)
    def openapi_json() -> Response:
        return Response(json.dumps(description_of(app)), mimetype="application/json")

    @allowed(PUBLIC)
    def openapi_page() -> str:
        spec = description_of(app)
        return render_template("api.html", spec=spec, sections=_sections(spec))

    app.add_url_rule("/api/openapi.json", "openapi_json", openapi_json)
    app.add_url_rule("/api", "openapi_page", openapi_page, strict_slashes=False)


def _sections(spec: dict[str, Any]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """(name, about, operations) for each group of routes."""
    operations: dict[str, list[dict[str, Any]]] = {}
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            line = {**operation, "path": path, "method": method.upper()}
            operations.setdefault(operation["tags"][0], []).append(line)
    return [(tag["name"], tag.get("description", ""), operations.get(tag["name"], [])) for tag in spec["tags"]]
