"""A designer with the demo's flows, and a browser that is signed in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from designer.accounts.passwords import Passwords
from designer.app import create_app
from designer.site import Site, site_of
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.folder_sync import push, seed
from ivrflow.runtime.live_files import live_files
from ivrflow.runtime.wiring import installation

from .browser import Browser

ROOT = Path(__file__).parents[2]

CONFIGURATION = """\
[routes]
"95588" = "telebank"

[queues]
cards = "sip:cards@127.0.0.1:5070"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An installation with the telebank flow."""
    flows = tmp_path / "flows"
    flows.mkdir()
    for name in ("telebank.ivr", "telebank.calls"):
        shutil.copy(ROOT / "flows" / name, flows / name)
    for part in ("hosts", "calendars"):
        (flows / part).mkdir()
    shutil.copy(ROOT / "flows" / "hosts" / "bank.toml", flows / "hosts")
    shutil.copy(ROOT / "flows" / "calendars" / "branch.toml", flows / "calendars")
    shutil.copytree(ROOT / "voices", tmp_path / "voices")
    (tmp_path / "ivrflow.toml").write_text(CONFIGURATION)
    return tmp_path


@pytest.fixture
def site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr("designer.site.Passwords", partial(Passwords, passes=1, memory_kib=8))
    with installation(read_configuration(folder / "ivrflow.toml", {})) as installed:
        push(installed.store, folder / "flows", "li")
        seed(installed.store, installed.configuration, live_files(installed.configuration), "li")
        with closing(site_of(installed)) as site:
            yield site


@pytest.fixture
def client(site: Site, tmp_path: Path) -> FlaskClient:
    """A browser that nobody has signed in with."""
    return create_app(site, tmp_path / "static").test_client()


@pytest.fixture
def browser(client: FlaskClient, site: Site) -> Browser:
    """A browser in which the first administrator is signed in."""
    browser = Browser(client)
    token = site.desk.first_link()
    browser.csrf = ""
    state = browser.post("/api/accounts", {"token": token, "name": "wang", "password": "three plain words"})
    browser.csrf = state["csrf"]
    return browser
