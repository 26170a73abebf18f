"""Flows of every shape that the language can write, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from ivrflow.model.flow import (
    Block,
    Comments,
    ExitLine,
    Field,
    Flow,
    Handler,
    Header,
    Into,
    Localized,
    Variable,
)
from ivrflow.model.source import Source

_WORDS_OF_THE_LANGUAGE = {"into", "on", "var", "argument", "result", "flow", "format"}

names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True).filter(
    lambda name: name not in _WORDS_OF_THE_LANGUAGE
)
languages = st.sampled_from(["en-US", "zh-CN", "fr", "zh-Hant-HK"])

_alphabet = st.sampled_from([*'ab 1é中文，。“{}[]()=:?#-></\t"\\', "//", "->", "{ x }", "\u3000", "🙂"])
_texts = st.lists(_alphabet, max_size=8).map("".join)

titles = st.none() | _texts | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)

_one_line = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\u2028\u2029")
comment_texts = (st.text(_one_line, max_size=12) | _texts).map(str.strip)
_comments_above = st.lists(comment_texts, max_size=2).map(tuple)
comments = st.builds(Comments, _comments_above, st.none() | comment_texts)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


strings = st.one_of(
    _texts.map(lambda text: f'"{_escaped(text)}"'),
    st.sampled_from(
        [r'"a \"quoted\" word"', r'"\u4f60\{x\}\n\t"', '"// no comment -> no arrow"', '"two\n  lines"', '"{a + "', '""']
    ),
)
_words = st.sampled_from(
    ["5s", "a", "1.5", "Asia/Shanghai", "==", ">=", "and", "+", "-1", "变量", "a-b", "x:y", "?", ","]
)


def _joined(items: list[str]) -> str:
    return " ".join(items)


_atoms = st.recursive(
    strings | _words,
    lambda inner: st.builds(
        lambda items, ends: f"{ends[0]}{_joined(items)}{ends[1]}",
        st.lists(inner, max_size=3),
        st.sampled_from(["()", "[]", "(}".replace("}", ")")]),
    ),
    max_leaves=6,
)
_grouped = st.lists(_words | strings, max_size=2).map(lambda items: f"({{{_joined(items)}}})")


def _raw(items: list[str]) -> Source:
    return Source(_joined(items))


raws = st.lists(_atoms | _grouped, min_size=1, max_size=4).map(_raw)
# An argument that begins with `=` or with an index would be a field; the catalogue has no such exits.
arguments = raws.filter(lambda source: not source.text.startswith(("=", "[")))
# In braces a word with a colon begins the next language.
_localizable = raws.filter(lambda source: "x:y" not in source.text)


@st.composite
def localized(draw: st.DrawFn) -> Localized:
    tags = draw(st.lists(languages, unique=True, max_size=3))
    entries = tuple((tag, draw(_localizable)) for tag in tags)
    around = [(tag, draw(comments)) for tag in tags if draw(st.booleans())]
    return Localized(entries, tuple(pair for pair in around if pair[1] != Comments()), draw(_comments_above))


fields = st.builds(Field, names, raws | localized(), st.none() | st.integers(0, 99), comments)
intos = st.builds(Into, names, names, comments)
exits = st.builds(ExitLine, names, st.none() | names, st.none() | arguments, st.none() | localized(), comments)
keys = st.builds(ExitLine, st.just("key"), names, st.none() | arguments, st.none() | localized(), comments)
types = st.sampled_from(["text", "money private", "list of number", "text secret"])
variables = st.builds(
    Variable, st.sampled_from(["var", "argument", "result"]), names, types, st.none() | raws, comments
)
handlers = st.builds(Handler, st.sampled_from(["hangup", "error"]), names, comments)

headers = st.builds(
    Header,
    names,
    titles,
    entries=st.lists(fields | variables | keys | handlers, max_size=5).map(tuple),
    comments=comments,
    tail=_comments_above,
)
blocks = st.builds(
    Block,
    names,
    names,
    titles,
    entries=st.lists(fields | intos | exits, max_size=5).map(tuple),
    comments=comments,
    tail=_comments_above,
)
flows = st.builds(
    Flow, headers, st.lists(blocks, max_size=3, unique_by=lambda block: block.id).map(tuple), _comments_above
)
