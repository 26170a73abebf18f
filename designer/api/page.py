"""The page itself: files that the build of `web/` left in `static/`, and one HTML for all addresses of the page."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, request, send_from_directory
from werkzeug.exceptions import NotFound

from designer.accounts.permissions import PUBLIC
from designer.api.guard import PAGE, nonce
from designer.api.routing import allowed

__all__ = ["add_page"]

NONCE = "__CSP_NONCE__"
"""Stands in index.html where the nonce of the answer belongs: `<meta name="csp-nonce" content="__CSP_NONCE__">`."""

NOT_BUILT = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>IVRFlow</title>
<p>The page is not built. In a clone of the project: <code>make web</code>. The API is there:
<a href="/api">what it can do</a>.</p></html>
"""
A_YEAR_S = 31_536_000


def add_page(app: Flask, folder: Path) -> None:
    """Serve the page from a folder."""

    def page(path: str = "") -> Response:
        if path.startswith("api/") or ".." in path:
            raise NotFound
        if path and (folder / path).is_file():
            # Names below assets/ carry a hash of what is in them.
            lasting = A_YEAR_S if path.startswith("assets/") else 0
            return _file(folder, path, lasting)
        if path.startswith("assets/"):
            raise NotFound
        index = folder / "index.html"
        text = index.read_text("utf-8") if index.is_file() else NOT_BUILT
        answer = Response(text.replace(NONCE, nonce()), mimetype="text/html")
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @allowed(PUBLIC)
    def style() -> Response:
        return send_from_directory(Path(__file__).parent.parent / "templates", "api.css")

    app.add_url_rule("/", PAGE, page)
    app.add_url_rule("/<path:path>", PAGE, page)
    app.add_url_rule("/api/style.css", "openapi_style", style)


def _file(folder: Path, path: str, lasting_s: int) -> Response:
    """A file; as the build compressed it (`….gz` beside it) for those who take that."""
    shrunk = f"{path}.gz"
    if not (folder / shrunk).is_file():
        return send_from_directory(folder, path, max_age=lasting_s)
    if request.accept_encodings.quality("gzip") > 0:
        answer = send_from_directory(folder, shrunk, max_age=lasting_s, mimetype=guess_type(path)[0])
        answer.headers["Content-Encoding"] = "gzip"
    else:
        answer = send_from_directory(folder, path, max_age=lasting_s)
    answer.vary.add("Accept-Encoding")
    return answer
