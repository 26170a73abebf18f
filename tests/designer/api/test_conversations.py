"""The tests of a flow, read, saved and run from the browser."""

from __future__ import annotations

from ..browser import Browser

RUN = "/api/flows/telebank/conversations/run"


def test_the_conversations_of_a_flow_all_pass_and_cover_it(browser: Browser) -> None:
    listed = browser.get("/api/flows/telebank/conversations")
    assert listed["findings"] == []
    assert listed["conversations"][0]["steps"]
    ran = browser.post(RUN, {})
    assert (ran["failed"], ran["passed"]) == (0, len(listed["conversations"]))
    (coverage,) = ran["coverage"]
    assert coverage["flow"] == "telebank"
    assert coverage["percent"] > 50
    assert {"node": "main", "exit": "key 1"} in coverage["exits_covered"]


def test_a_conversation_that_fails_is_shown_with_what_was_heard_instead(browser: Browser) -> None:
    text = browser.get("/api/flows/telebank")["text"].replace("For English, press 1.", "English is 1.")
    title = browser.get("/api/flows/telebank/conversations")["conversations"][0]["title"]
    calls = 'call "Asks for a language"\n  hear "For English, press 1"\n'
    ran = browser.post(RUN, {"text": text, "conversations": calls})
    (run,) = ran["runs"]
    assert (run["passed"], run["failed_at"]) == (False, 0)
    assert any("English is 1." in heard for heard in run["instead"])
    assert title not in [each["title"] for each in ran["runs"]]


def test_conversations_are_saved_with_the_draft(browser: Browser) -> None:
    text = 'call "Hangs up"\n  hang up\n'
    saved = browser.put("/api/flows/telebank/conversations", {"base_revision": 1, "text": text})
    assert saved["revision"] == 2
    assert browser.get("/api/flows/telebank")["conversations"] == text


def test_a_flow_and_its_conversations_are_saved_beside_each_other(browser: Browser) -> None:
    flow = browser.get("/api/flows/telebank")
    calls = {"base_revision": 1, "text": 'call "Hangs up"\n  hang up\n'}
    assert browser.put("/api/flows/telebank/conversations", calls)["revision"] == 2
    text = flow["text"].replace('"Main menu"', '"Start"')
    assert browser.put("/api/flows/telebank", {"base_revision": 1, "text": text})["revision"] == 3
    more = {"base_revision": 2, "text": f"{calls['text']}" + '\ncall "Waits"\n  silence\n'}
    assert browser.put("/api/flows/telebank/conversations", more)["revision"] == 4
    kept = browser.get("/api/flows/telebank")
    assert (kept["text"], kept["conversations"]) == (text, more["text"])


def test_what_two_people_did_to_the_conversations_is_merged(browser: Browser) -> None:
    path = "/api/flows/telebank/conversations"
    before = browser.get(path)["text"]
    theirs, mine = (f'{before}\ncall "{who}"\n  hang up\n' for who in ("Theirs", "Mine"))
    browser.put(path, {"base_revision": 1, "text": theirs})
    refused = browser.put(path, {"base_revision": 1, "text": mine}, 409)
    assert refused["code"] == "stale"
    merge = refused["merge"]
    assert (merge["revision"], merge["author"], merge["theirs"], merge["conflicts"]) == (2, "wang", theirs, [])
    assert browser.put(path, {"base_revision": 2, "text": merge["merged"]})["revision"] == 3
    titles = [each["title"] for each in browser.get(path)["conversations"]]
    assert {"Theirs", "Mine"} <= set(titles)
    assert browser.put(path, {"base_revision": 1, "text": "x"}, 409)["merge"]["merged"] is None


def test_lines_that_cannot_be_read_are_told(browser: Browser) -> None:
    ran = browser.post(RUN, {"conversations": 'call "One"\n  prss 1\n'})
    assert [finding["line"] for finding in ran["findings"]] == [2]
