"""A request whose shape is wrong is told in words, in the language of the page."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic_core.core_schema import ErrorType

from designer.api.validation import OTHERWISE, SENTENCES
from designer.catalogue.messages import is_translated
from designer.catalogue.texts import texts_in

from ..browser import Browser

FLOW = "/api/flows/telebank"
CASES: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("POST", "/api/flows", {}, "`id` is missing.", "缺少 `id`。"),
    (
        "POST",
        "/api/flows",
        {"id": "9 lives"},
        "`id` has letters, digits and _, and begins with no digit.",
        "`id` 由字母、数字和下划线组成，且不以数字开头。",
    ),
    (
        "POST",
        "/api/flows",
        {"id": "small", "title": "x" * 201},
        "`title` has at most 200 characters.",
        "`title` 最多 200 个字符。",
    ),
    (
        "POST",
        "/api/flows",
        {"id": "small", "languages": []},
        "`languages` has at least 1 entries.",
        "`languages` 至少 1 项。",
    ),
    ("POST", "/api/flows", {"id": "small", "colour": 1}, "Nobody here knows `colour`.", "这里没有 `colour` 这一项。"),
    (
        "POST",
        "/api/flows",
        {"title": 3, "template": "none"},
        "`id` is missing (and 2 more).",
        "缺少 `id`（另有 2 处）。",
    ),
    (
        "POST",
        "/api/flows",
        {"id": "small", "template": "x"},
        "`template` must be '', 'menu', 'hours', 'look_up' or 'survey'.",
        "`template` 必须是 ''、'menu'、'hours'、'look_up'或'survey'。",
    ),
    ("PUT", FLOW, {"base_revision": -1}, "`base_revision` is 0 or more.", "`base_revision` 不能小于 0。"),
    ("PUT", FLOW, {"base_revision": "x"}, "`base_revision` must be a whole number.", "`base_revision` 必须是整数。"),
    ("PUT", FLOW, {"base_revision": 1, "text": 1}, "`text` must be a text.", "`text` 必须是文本。"),
    (
        "PUT",
        FLOW,
        {"base_revision": 1, "document": []},
        "`document` is not written as it must be.",
        "`document` 的写法不正确。",
    ),
]


@pytest.mark.parametrize(("method", "path", "body", "english", "chinese"), CASES)
def test_it_is_told_in_words(
    browser: Browser, method: str, path: str, body: dict[str, Any], english: str, chinese: str
) -> None:
    for language, detail in (("en", english), ("zh-CN", chinese)):
        answer = browser.send(method, f"{path}?language={language}", body)
        assert (answer.status_code, answer.get_json()["detail"]) == (422, detail)
        assert answer.get_json()["code"] == "invalid"


def test_every_sentence_is_about_something_that_pydantic_finds_and_has_a_translation() -> None:
    known = {*get_args(ErrorType), "name"}
    assert set(SENTENCES) <= known
    sentences = [*SENTENCES.values(), OTHERWISE]
    assert [each for each in sentences if not is_translated(each, texts_in("zh-CN"), "problems")] == []
