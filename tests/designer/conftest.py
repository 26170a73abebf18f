"""A designer with the demo's flows, and a browser that is signed in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI

from designer.accounts.passwords import Passwords
from designer.api.context import EXTENSION
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


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stores into which a folder was brought, by what is in the folder."""
    return tmp_path_factory.mktemp("stores")


@pytest.fixture
def site(folder: Path, stores: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr("designer.site.Passwords", partial(Passwords, passes=1, memory_kib=8))
    # Behind tests that keep every core busy, a proof of two seconds would miss its deadline.
    monkeypatch.setattr("designer.proof.worker.NICENESS", 0)
    configuration = read_configuration(folder / "ivrflow.toml", {})
    kept, store = stores / f"{_contents(folder)}.db", Path(configuration.store())
    if not kept.exists():
        with installation(configuration) as installed:
            push(installed.store, folder / "flows", "li")
            seed(installed.store, configuration, live_files(configuration), "li")
        shutil.copy(store, kept)
    elif not store.exists():
        store.parent.mkdir(exist_ok=True)
        shutil.copy(kept, store)
    with installation(configuration) as installed, closing(site_of(installed)) as site:
        yield site


def _contents(folder: Path) -> str:
    files = [folder / "ivrflow.toml", *sorted(each for each in (folder / "flows").rglob("*") if each.is_file())]
    return sha256(b"\0".join(str(each.relative_to(folder)).encode() + each.read_bytes() for each in files)).hexdigest()


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Site], OpenAPI]:
    """The application of an installation. It is put together once, and stands for one after the other."""
    static = tmp_path_factory.mktemp("page") / "static"
    made: list[OpenAPI] = []

    def of(site: Site) -> OpenAPI:
        if not made:
            made.append(create_app(site, static))
        made[0].extensions[EXTENSION] = site
        made[0].config.update(TRUSTED_HOSTS=sorted(site.hosts) or None)
        return made[0]

    return of


@pytest.fixture
def client(site: Site, application: Callable[[Site], OpenAPI]) -> FlaskClient:
    """A browser that nobody has signed in with."""
    return application(site).test_client()


@pytest.fixture
def browser(client: FlaskClient, site: Site) -> Browser:
    """A browser in which the first administrator is signed in."""
    browser = Browser(client)
    token = site.desk.first_link()
    browser.csrf = ""
    state = browser.post("/api/accounts", {"token": token, "name": "wang", "password": "three plain words"})
    browser.csrf = state["csrf"]
    return browser
