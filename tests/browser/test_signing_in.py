"""Who may come in: the first administrator through the printed link, everybody else by name and password."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from ..e2e.conftest import NewInstallation
from .conftest import KEPT
from .designer_process import DesignerProcess
from .studio import Person, Studio, sign_up


def test_the_printed_link_makes_the_first_account_once(
    new_installation: NewInstallation, chromium: Browser, language: str
) -> None:
    installation = new_installation()
    with DesignerProcess(installation.file) as designer:
        studio = Studio(installation, designer, chromium, KEPT)
        first = studio.person(language, signed_in=False)
        first.goes_to("/")
        expect(first.page.get_by_text(first.texts("session.notSetUp"))).to_be_visible()
        sign_up(first.page, designer.link, first.texts)
        expect(first.page.get_by_role("heading", name=first.texts("app.flows"))).to_be_visible()
        expect(first.page.get_by_role("button", name="wang")).to_be_visible()

        other = studio.person(language, signed_in=False)
        other.watch.forgive(422)
        other.page.goto(designer.link)
        expect(other.page.get_by_role("alert")).to_be_visible()
        other.page.get_by_role("button", name=other.texts("welcome.toSignIn")).click()
        expect(other.page.get_by_label(other.texts("session.password"), exact=True)).to_be_visible()
        assert first.watch.complaints + other.watch.complaints == []
        studio.leave(None)


def test_a_wrong_password_is_told_and_the_right_one_opens_the_door(studio: Studio, language: str) -> None:
    studio.person(language)
    person = studio.person(language, signed_in=False)
    person.watch.forgive(401)
    person.goes_to("/flows/telebank")
    person.signs_in(password="something else")
    expect(person.page.get_by_role("alert")).to_be_visible()
    person.signs_in()
    expect(person.page.get_by_role("main")).to_be_visible()
    assert person.page.url.endswith("/flows/telebank"), "where one wanted to go"


def test_signing_out_asks_for_the_password_again(studio: Studio, language: str) -> None:
    studio.person(language)
    person = studio.person(language, signed_in=False)
    person.goes_to("/")
    person.signs_in()
    person.page.get_by_role("button", name="wang").click()
    person.page.get_by_role("menuitem", name=person.texts("app.signOut")).click()
    expect(person.page.get_by_label(person.texts("session.password"), exact=True)).to_be_visible()


def test_the_language_can_be_changed_at_any_time(person: Person) -> None:
    person.goes_to("/")
    person.page.get_by_role("button", name=person.texts("language.title")).click()
    person.page.get_by_role("menuitem", name="简体中文").click()
    expect(person.page.get_by_role("heading", name="流程")).to_be_visible()
    person.page.reload()
    expect(person.page.get_by_role("heading", name="流程")).to_be_visible()
