"""All conversations of a flow as one text: beside `telebank.ivr` they may lie in several files, `telebank.calls` and
`telebank.night.calls`; a draft has one text, in which a remark tells where those of another file begin:

    call "Balance"
      …

    // set: night
    call "Nobody is there"
      …

The remark is a comment like any other: people may move it, and what stands above the first belongs to
`telebank.calls`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["joined", "parted", "set_of"]

_NAME = r"[\w-]+(?:\.[\w-]+)*"
"""Letters of any language, digits, `-`, `_`, and dots between: nothing that leads out of a folder."""
_REMARK = re.compile(rf"^\n?// set: ({_NAME})[ \t]*(?:\n|\Z)", re.MULTILINE)
_FILE = re.compile(rf"({_NAME})\.calls")


def set_of(stem: str, file: str) -> str | None:
    """The set that a file holds where the flow's file is `telebank.ivr`: `night` of `telebank.night.calls`, the one
    without a name of `telebank.calls`. None for a file of no set of this flow."""
    if file == f"{stem}.calls":
        return ""
    found = _FILE.fullmatch(file.removeprefix(f"{stem}."))
    return found[1] if found is not None and file.startswith(f"{stem}.") else None


def joined(sets: Mapping[str, str]) -> str:
    """One text of the texts of all sets, the one without a name first."""
    text = sets.get("", "")
    for name in sorted(sets.keys() - {""}):
        before = text if text.endswith("\n") or not text else f"{text}\n"
        text = f"{before}\n// set: {name}\n{sets[name]}" if before else f"// set: {name}\n{sets[name]}"
    return text


def parted(text: str) -> dict[str, str]:
    """By set, those that have something to say; remarks of the same set mean the same one."""
    first, *others = _REMARK.split(text)
    found = {"": first}
    for name, part in zip(others[::2], others[1::2], strict=True):
        before = found.get(name, "")
        found[name] = f"{before}\n{part}" if before and not before.endswith("\n") else before + part
    return {name: part for name, part in found.items() if part.strip()}
