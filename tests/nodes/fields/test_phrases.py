"""Meanings and phrases per language, through the compiler as an author meets them."""

from __future__ import annotations

import pytest

from ivrflow.compiler.compile import compile_flow
from ivrflow.lang import parse_flow
from ivrflow.model.grammars import Phrase
from ivrflow.nodes.ask.listen import ListenNode

from ..case_files import world

FLOW = """\
flow minimal "Minimal" {{
  languages = [en-US, zh-CN]
  zone = Asia/Shanghai
  start = node
}}

listen node {{
  prompt = say("?")
  phrases = {phrases}
  heard -> bye
  noinput -> bye
  nomatch -> bye
}}

return bye {{}}
"""
WORLD = world()


def bound(phrases: str) -> tuple[ListenNode | None, list[tuple[str, str]]]:
    parsed = parse_flow(FLOW.format(phrases=phrases), "x").flow
    assert parsed is not None
    compiled = compile_flow(parsed, WORLD)
    node = compiled.program.nodes[0] if compiled.program else None
    assert node is None or isinstance(node, ListenNode)
    return node, [(issue.code, issue.message) for issue in compiled.issues]


def test_each_language_has_its_own() -> None:
    node, issues = bound('{ en-US: (balance = ["balance", "how much"])  zh-CN: (balance = "余额") }')
    assert issues == []
    assert node is not None
    assert node.phrases == {
        "en-US": (Phrase("balance", "balance"), Phrase("how much", "balance")),
        "zh-CN": (Phrase("余额", "balance"),),
    }


def test_one_list_may_be_for_all() -> None:
    node, _ = bound('(ok = "OK")')
    assert node is not None
    assert node.phrases == dict.fromkeys(("en-US", "zh-CN"), (Phrase("OK", "ok"),))


@pytest.mark.parametrize(
    ("phrases", "code", "message"),
    [
        ('{ en-US: (a = "a", b = "b")  zh-CN: (a = "a") }', "IVR401", "nothing that is said in zh-CN means b"),
        ('{ en-US: (a = "a") }', "IVR301", "`phrases` has no phrases for zh-CN"),
        ('(a = "x", b = "X")', "IVR401", '"X" is there twice'),
        ('(a = "  ")', "IVR401", "`a` needs texts that can be said"),
        ("(a = call.ani)", "IVR201", ""),
    ],
)
def test_what_is_wrong_is_told(phrases: str, code: str, message: str) -> None:
    node, issues = bound(phrases)
    assert node is None
    assert any(found == code and text.startswith(message) for found, text in issues), issues
