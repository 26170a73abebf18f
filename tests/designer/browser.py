"""What the page does to talk to the server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

__all__ = ["Browser"]


@dataclass
class Browser:
    """JSON there and back, with the token that proves that it is our page."""

    client: FlaskClient
    csrf: str = ""

    def send(self, method: str, path: str, body: object = None, **options: Any) -> TestResponse:
        headers = {"X-CSRF-Token": self.csrf} if self.csrf else {}
        if body is not None:
            options["json"] = body
        return self.client.open(path, method=method, headers=headers, **options)

    def get(self, path: str, status: int = 200) -> Any:
        return self._told(self.send("GET", path), status)

    def post(self, path: str, body: object, status: int = 200) -> Any:
        return self._told(self.send("POST", path, body), status)

    def put(self, path: str, body: object, status: int = 200) -> Any:
        return self._told(self.send("PUT", path, body), status)

    def delete(self, path: str, status: int = 200) -> Any:
        return self._told(self.send("DELETE", path), status)

    def _told(self, response: TestResponse, status: int) -> Any:
        assert response.status_code == status, response.get_data(as_text=True)
        if status >= 400:
            assert response.mimetype == "application/problem+json"
        return response.get_json()
