"""The markup that `ssml` understands: a safe part of SSML 1.1 (W3C recommendation of 2010).

| element             | what it does                                        |
|---------------------|-----------------------------------------------------|
| `<p>`, `<s>`        | a paragraph, a sentence                             |
| `<break/>`          | a pause: `time="300ms"` or `strength="weak"`        |
| `<emphasis>`        | `level="strong"`                                    |
| `<prosody>`         | `rate="slow"`, `pitch="high"`, `volume="loud"`      |
| `<say-as>`          | `interpret-as="characters"`                         |
| `<sub>`             | says its `alias` instead                            |

All else is refused: what loads a file or an address (`audio`, `lexicon`), what changes the voice in mid-sentence
(`voice`, `lang`), and what the voices here do not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["ELEMENTS", "markup_problems"]

ELEMENTS: Final = {
    "p": frozenset[str](),
    "s": frozenset[str](),
    "break": frozenset({"time", "strength"}),
    "emphasis": frozenset({"level"}),
    "prosody": frozenset({"rate", "pitch", "volume"}),
    "say-as": frozenset({"interpret-as", "format"}),
    "sub": frozenset({"alias"}),
}
"""Element → the attributes that it may have."""

_TAG: Final = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w.:-]*)(?P<rest>[^<>]*?)(?P<empty>/?)>")
_ATTRIBUTE: Final = re.compile(r"""\s+(?P<name>[A-Za-z][\w.:-]*)\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
_ENTITY: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")


def markup_problems(text: str) -> Iterator[str]:
    """What is wrong with a text with markup, each as a sentence. Values in it stand as any letters."""
    open_elements: list[str] = []
    for tag in _TAG.finditer(text):
        name, rest = tag["name"], tag["rest"]
        if name not in ELEMENTS:
            yield f"ssml does not know <{name}>; it knows {', '.join(f'<{each}>' for each in ELEMENTS)}"
            continue
        if tag["close"]:
            if rest.strip() or not open_elements or open_elements.pop() != name:
                yield f"</{name}> closes nothing here"
            continue
        unknown = [found["name"] for found in _ATTRIBUTE.finditer(rest) if found["name"] not in ELEMENTS[name]]
        if unknown:
            yield f'<{name}> has no attribute "{unknown[0]}"'
        if _ATTRIBUTE.sub("", rest).strip():
            yield f'<{name}{rest}> is not written as markup is: name="value"'
        if not tag["empty"]:
            open_elements.append(name)
    for name in open_elements:
        yield f"<{name}> is not closed; write <{name}/> or </{name}> behind it"
    left = _TAG.sub("", text)
    if "<" in left:
        yield "a < that begins no element is written &lt;"
    if _ENTITY.search(left):
        yield "an & is written &amp;"
