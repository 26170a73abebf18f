"""A cookie stands for one browser until that is signed out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.store.audit import acting_from
from ivrflow.store.sign_ins import BrowserInUse
from ivrflow.store.store import Store

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
HERE, THERE = "a" * 64, "b" * 64


@pytest.fixture(autouse=True)
def _people(store: Store) -> None:
    for name in ("li", "wang"):
        store.invitations.make_first("link", "admin", timedelta(days=1))
        store.invitations.accept("link", name, "hash")


def test_a_sign_in_is_known_by_its_token_until_it_is_signed_out(store: Store) -> None:
    store.sign_ins.begin(HERE, "li", "csrf", "", store.database.now())
    found = store.sign_ins.get(HERE)
    assert found is not None
    assert (found.name, found.role, found.csrf, found.made) == ("li", "admin", "csrf", store.database.now())
    store.sign_ins.end(HERE)
    assert store.sign_ins.get(HERE) is None


def test_the_latest_use_is_noted(store: Store, pass_time: Callable[[float], None]) -> None:
    store.sign_ins.begin(HERE, "li", "csrf", "", store.database.now())
    pass_time(60)
    store.sign_ins.note_seen(HERE)
    found = store.sign_ins.get(HERE)
    assert found is not None
    assert found.seen - found.made == timedelta(seconds=60)


def test_old_sign_ins_are_swept_away_by_new_ones(store: Store, pass_time: Callable[[float], None]) -> None:
    store.sign_ins.begin(HERE, "li", "csrf", "", store.database.now())
    pass_time(100)
    store.sign_ins.begin(THERE, "li", "csrf", "", store.database.now() - timedelta(seconds=50))
    assert store.sign_ins.get(HERE) is None
    assert store.sign_ins.get(THERE) is not None


def test_people_see_their_browsers_and_no_cookie(store: Store, pass_time: Callable[[float], None]) -> None:
    made = store.database.now()
    with acting_from("192.0.2.7"):
        store.sign_ins.begin(HERE, "li", "csrf", FIREFOX, made)
    store.sign_ins.begin("c" * 64, "wang", "csrf", "x" * 10_000, made)
    pass_time(5)
    store.sign_ins.begin(THERE, "li", "csrf", "", made)
    now = store.database.now()
    assert store.sign_ins.list("li") == (
        BrowserInUse("b" * 16, "", "", now, now),
        BrowserInUse("a" * 16, FIREFOX, "192.0.2.7", made, made),
    )
    (other,) = store.sign_ins.list("wang")
    assert len(other.device) == 400


def test_one_browser_is_signed_out_by_its_id_and_only_of_its_owner(store: Store) -> None:
    for token, name in ((HERE, "li"), (THERE, "wang")):
        store.sign_ins.begin(token, name, "csrf", "", store.database.now())
    for wrong in ("b" * 16, "", "a", "%" * 16, "a" * 64):
        with pytest.raises(Misuse, match="signed out already"):
            store.sign_ins.end_one("li", wrong, "li")
    store.sign_ins.end_one("wang", "b" * 16, "li")
    assert store.sign_ins.get(THERE) is None
    assert store.sign_ins.get(HERE) is not None
    newest = store.audit.entries()[0]
    assert (newest.who, newest.what, newest.subject) == ("li", "signed out a browser", "wang")
