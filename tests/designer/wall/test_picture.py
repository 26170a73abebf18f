"""What pages are told: complete, and without numbers for those who may not see them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from designer.api.wall_shapes import WallPicture
from designer.wall.engines import Engine
from designer.wall.picture import CLEAR, MASKED, Picture
from designer.wall.releases import KnownReleases
from ivrflow.monitor.changes import Changes

from .told import CALL, engine


class Releases:
    """Of a store with one release."""

    def get(self, release: str) -> Any:
        return type("Release", (), {"versions": (("telebank", 3),)})


def picture_of(*engines: Engine) -> Picture:
    known = KnownReleases(Releases())  # type: ignore[arg-type]  # all that is asked of it here
    known.look_up("abc")
    return Picture(lambda: engines, known, lambda: 9_000)


def test_the_whole_has_the_shape_that_the_api_declares() -> None:
    whole = json.loads(picture_of(engine(in_progress=2), engine("second", "gone")).whole(CLEAR))
    read = WallPicture.model_validate(whole, strict=False)
    assert read.whole
    assert (read.now, len(read.calls), [each.link for each in read.engines]) == (9_000, 2, ["watched", "gone"])
    assert read.calls[0].version == 3
    assert set(whole["calls"][0]) == set(read.calls[0].model_dump()), "all that is told is declared"
    assert set(whole["engines"][0]) == set(read.engines[0].model_dump())
    assert read.alarms[0].code == "gone"


def test_numbers_and_names_are_told_to_those_only_who_may_see_them() -> None:
    main = engine(in_progress=1)
    picture = picture_of(main)
    assert "13800001234" in picture.whole(CLEAR)
    masked = picture.whole(MASKED)
    assert "0000" not in masked
    assert "Li Wei" not in masked
    assert json.loads(masked)["calls"][0]["ani"] == "***1234"
    picture.heard(main, Changes(calls={"call-0": CALL}))
    news = picture.news()
    assert "13800001234" in news[CLEAR]
    assert "0000" not in news[MASKED]
    assert "Li Wei" not in news[MASKED]


def test_news_tell_what_changed_and_nothing_twice() -> None:
    main = engine(in_progress=3)
    picture = picture_of(main)
    picture.heard(main, Changes(calls={"call-0": {"at": "a"}, "call-1": {"at": "b"}}))
    picture.heard(main, Changes(calls={"call-0": {"since": 7}}, gone=["call-1"]))
    told = json.loads(picture.news()[CLEAR])
    assert (told["changed"], told["gone"], told["calls"]) == ([{"id": "call-0", "at": "a", "since": 7}], ["call-1"], [])
    told = json.loads(picture.news()[CLEAR])
    assert told.keys() == {"now", "engines", "calls"}


def test_a_call_that_was_over_before_it_was_told() -> None:
    main = engine(in_progress=1)
    picture = picture_of(main)
    picture.heard(main, Changes(calls={"short": CALL}))
    picture.heard(main, Changes(gone=["short"]))
    told = json.loads(picture.news()[CLEAR])
    assert told["calls"] == []
    assert "gone" not in told


def test_calls_of_an_engine_that_vanished_are_over() -> None:
    main = engine(in_progress=1)
    picture = picture_of(main)
    picture.lost(main, ["call-0"])
    assert json.loads(picture.news()[CLEAR])["gone"] == ["call-0"]


def test_since_when_an_alarm_is_there() -> None:
    engines = [engine("second", "gone")]
    times = iter((1, 2, 3, 4))
    picture = Picture(lambda: engines, KnownReleases(Releases()), lambda: next(times))  # type: ignore[arg-type]  # as above
    since = [json.loads(picture.whole(CLEAR))["alarms"][0]["since"] for _ in range(2)]
    assert since == [1, 1]
    engines[0] = engine()
    assert json.loads(picture.whole(CLEAR))["alarms"] == []


@given(st.text(), st.text())
def test_whatever_the_network_says_is_one_json_text(ani: str, name: str) -> None:
    main = engine()
    main.state.take(Changes(calls={"a": {**CALL, "ani": ani, "name": name}}))
    for audience, shown in ((CLEAR, name), (MASKED, "")):
        assert json.loads(picture_of(main).whole(audience))["calls"][0]["name"] == shown
