"""Files of the page are sent as the build compressed them to those who take that."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from designer.app import create_app
from designer.site import Site

from ..browser import Browser

WORDS = "export const greeting = 'hello';\n" * 100


@pytest.fixture
def client(site: Site, tmp_path: Path) -> FlaskClient:
    assets = tmp_path / "static" / "assets"
    assets.mkdir(parents=True)
    (assets / "index-1.js").write_text(WORDS)
    (assets / "index-1.js.gz").write_bytes(gzip.compress(WORDS.encode()))
    (assets / "icon-2.js").write_text("export {};")
    return create_app(site, tmp_path / "static").test_client()


def test_a_file_comes_compressed(client: FlaskClient) -> None:
    with client.get("/assets/index-1.js", headers={"Accept-Encoding": "gzip, deflate, br"}) as told:
        assert (told.headers["Content-Encoding"], told.mimetype) == ("gzip", "text/javascript")
        assert gzip.decompress(told.data).decode() == WORDS
        assert told.headers["Vary"] == "Accept-Encoding"
        assert "max-age=31536000" in told.headers["Cache-Control"]


def test_a_file_comes_plain_to_who_asks_for_it(client: FlaskClient) -> None:
    with client.get("/assets/index-1.js", headers={"Accept-Encoding": "identity"}) as told:
        assert ("Content-Encoding" in told.headers, told.get_data(as_text=True)) == (False, WORDS)
    with client.get("/assets/icon-2.js", headers={"Accept-Encoding": "gzip"}) as told:
        assert told.get_data(as_text=True) == "export {};"


def test_a_large_answer_is_compressed(browser: Browser) -> None:
    told = browser.client.get("/api/catalogue?language=en", headers={"Accept-Encoding": "gzip"})
    assert told.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(told.data)) == browser.get("/api/catalogue?language=en")
