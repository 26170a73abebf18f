"""An administrator's day: people are invited, come, are held to four eyes, are signed out; all of it is on record."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from ..designer.single_sign_on.idp import CLIENT_ID, CLIENT_SECRET, IdentityProvider, running
from ..e2e.conftest import NewInstallation
from .conftest import KEPT
from .designer_process import DesignerProcess
from .editor import Editor
from .publishing import SHOWN_MS, open_publishing
from .studio import NAME, PASSWORD, Person, Studio, sign_up

SETTINGS = """
[designer]
four_eyes = true

[designer.oidc]
issuer = "{issuer}"
client_id = "{client_id}"
client_secret = "{client_secret}"
label = "Northern Bank"
roles = {{ "ivr-team" = "viewer" }}
"""
PROMPT = re.compile("Thank you for calling")


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    with running(IdentityProvider()) as provider:
        yield provider


def dialog_of(person: Person, title: str, **values: object) -> Locator:
    return person.page.get_by_role("dialog", name=person.texts(title, **values))


def invites(admin: Person, role: str) -> str:
    """The link that is shown once."""
    admin.page.get_by_role("button", name=admin.texts("people.invite"), exact=True).click()
    dialog = dialog_of(admin, "people.invite")
    dialog.locator(f"input[value={role}]").check()
    dialog.get_by_role("button", name=admin.texts("people.makeLink")).click()
    shown = dialog_of(admin, "people.link.invite")
    link = shown.locator("code").inner_text().strip()
    shown.get_by_role("button", name=admin.texts("people.link.done"), exact=True).click()
    expect(shown).to_be_hidden()
    return link


def accepts(person: Person, link: str, name: str) -> None:
    person.page.goto(link)
    person.page.get_by_label(person.texts("session.name"), exact=True).fill(name)
    person.page.get_by_label(person.texts("session.password"), exact=True).fill(PASSWORD)
    person.page.get_by_label(person.texts("welcome.repeat"), exact=True).fill(PASSWORD)
    person.page.get_by_role("button", name=person.texts("welcome.create"), exact=True).click()
    expect(person.page.get_by_role("heading", name=person.texts("app.flows"))).to_be_visible()


def changes(person: Person) -> None:
    """Save another text of the flow, as the editor does it."""
    flow = person.asks("GET", "/api/flows/telebank")
    text = PROMPT.sub("Thank you for your call", flow["text"])
    person.asks("PUT", "/api/flows/telebank", {"base_revision": flow["revision"], "text": text})


def record(admin: Person, **asked: str) -> Locator:
    """The rows of the record of changes that are asked for."""
    admin.goes_to("/audit?" + "&".join(f"{key}={value}" for key, value in asked.items()))
    rows = admin.page.locator("tbody tr[data-row-key]")
    expect(rows.first).to_be_visible()
    return rows


def test_an_administrators_day(
    new_installation: NewInstallation, chromium: Browser, provider: IdentityProvider, language: str, tmp_path: Path
) -> None:
    installation = new_installation()
    oidc = SETTINGS.format(issuer=provider.issuer, client_id=CLIENT_ID, client_secret=CLIENT_SECRET)
    installation.file.write_text(installation.file.read_text("utf-8") + oidc, "utf-8")
    with DesignerProcess(installation.file) as designer:
        provider.redirect_uris.append(f"{designer.address}/api/single-sign-on/return")
        studio = Studio(installation, designer, chromium, KEPT)
        admin, li, zhao, qian = (studio.person(language, signed_in=False) for _ in range(4))
        sign_up(admin.page, designer.link, admin.texts)
        expect(admin.page.get_by_role("button", name=NAME)).to_be_visible()
        admin.goes_to("/people")

        # They are invited, and come.
        to_editor, to_publisher = invites(admin, "editor"), invites(admin, "publisher")
        accepts(li, to_editor, "li")
        accepts(zhao, to_publisher, "zhao <b>")
        expect(li.page.get_by_role("link", name=li.texts("app.people"), exact=True)).to_have_count(0)

        # An editor draws, and asks somebody to publish.
        changes(li)
        Editor.of(li, "telebank")
        expect(li.page.get_by_role("button", name=li.texts("publish.publish"))).to_be_disabled()

        # Whoever changed it does not publish it.
        zhao.watch.forgive(422)
        flow = zhao.asks("GET", "/api/flows/telebank")
        text = flow["text"].replace("Thank you for your call", "Many thanks for your call")
        zhao.asks("PUT", "/api/flows/telebank", {"base_revision": flow["revision"], "text": text})
        dialog = open_publishing(Editor.of(zhao, "telebank"))
        dialog.get_by_role("button", name=zhao.texts("publish.now")).click()
        expect(dialog.get_by_role("alert").filter(has_text="telebank")).to_be_visible(timeout=SHOWN_MS)

        # Somebody comes through the bank's own sign-in, and is known by it.
        qian.goes_to("/")
        provider.person = provider.person | {"sub": "7", "preferred_username": "qian"}
        qian.page.get_by_role("link", name="Northern Bank").click()
        expect(qian.page.get_by_role("button", name="qian")).to_be_visible()

        # A browser is signed out: it is out at its next step.
        li.watch.forgive(401)
        admin.page.reload()
        admin.page.get_by_role("button", name=admin.texts("people.about", name="li")).click()
        admin.page.get_by_role("menuitem", name=admin.texts("people.browsers.show")).click()
        drawer = dialog_of(admin, "people.browsers.of", name="li")
        drawer.get_by_role("button", name=re.compile("Chrome")).click()
        expect(drawer.get_by_text(admin.texts("people.browsers.none"))).to_be_visible()
        li.page.reload()
        expect(li.page.get_by_label(li.texts("session.password"), exact=True)).to_be_visible()

        # All of it is on record, and can be taken along.
        expect(record(admin, what="refused").filter(has_text="zhao <b>")).to_have_count(1)
        expect(record(admin, what="signed out a browser")).to_have_count(1)
        expect(record(admin, who="qian")).to_have_count(2)
        with admin.page.expect_download() as taken:
            admin.page.get_by_role("link", name=admin.texts("audit.export")).click()
        taken.value.save_as(tmp_path / "audit.csv")
        with (tmp_path / "audit.csv").open(encoding="utf-8-sig", newline="") as file:
            assert {row["who"] for row in csv.DictReader(file)} == {"qian"}
        assert [each for person in studio.people for each in person.watch.complaints] == []
        studio.leave(None)
        assert "Traceback" not in designer.log, designer.log
