"""`transcripts.toml`, edited line by line: what else somebody wrote into it stays."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from ivrflow.lang import encode_string
from ivrflow.model.errors import Misuse, Unavailable

__all__ = ["write_transcript"]


def write_transcript(path: Path, name: str, text: str) -> None:
    """What a recording says; empty: nothing is known of it. Raises Misuse when the file has to be edited by hand."""
    try:
        before = path.read_text("utf-8") if path.exists() else ""
        wanted = {**tomllib.loads(before), name: text}
        if not text:
            wanted.pop(name)
        after = _edited(before, name, text)
        if tomllib.loads(after) != wanted:
            raise Misuse(f'"{name}" is written in {path.name} in a way of its own; change it there')
        path.write_text(after, "utf-8", newline="\n")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misuse(f"{path.name} of this language cannot be read ({error}); correct the file first") from error
    except OSError as error:
        raise Unavailable(f"{path}: cannot be written ({error.strerror})") from error


def _edited(before: str, name: str, text: str) -> str:
    bare, quoted = re.escape(name), re.escape(encode_string(name))
    line = re.compile(rf"^[ \t]*(?:{bare}|{quoted})[ \t]*=.*\n?", re.MULTILINE)
    entry = f"{encode_string(name)} = {encode_string(text)}\n" if text else ""
    if line.search(before):
        return line.sub(lambda _found: entry, before, count=1)
    return (before if not before or before.endswith("\n") else before + "\n") + entry
