"""What a browser fetches before it shows a page for the first time, read off the built files."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from ivrflow.model.errors import Unavailable

__all__ = ["STATIC", "first_load_kb"]

STATIC = Path(__file__).parents[1] / "designer" / "static"
_NEEDED = re.compile(r"""(?:from\s*|import\s*)["']\./([\w.~-]+\.js)["']""")
_BESIDE = re.compile(r"""["']assets/([\w.~-]+\.(?:js|css))["']""")


def first_load_kb(page: str, static: Path = STATIC) -> float:
    """Kilobytes (1,000 bytes), gzipped: the entry, the chunk of a page (`EditorPage`), all that these import at once,
    their style sheets, and the texts of one language. Raises Unavailable where the page is not built."""
    assets = static / "assets"
    index = static / "index.html"
    if not index.exists():
        raise Unavailable("the page is not built; run `make web`")
    entries = re.findall(r'assets/([\w.~-]+\.(?:js|css))"', index.read_text("utf-8"))
    chunks = [file.name for file in assets.glob(f"{page}-*") if file.suffix in (".js", ".css")]
    texts = [max(assets.glob("en-*.js"), key=lambda file: file.stat().st_size).name]
    wanted, seen = [*entries, *chunks, *texts], set[str]()
    while wanted:
        name = wanted.pop()
        if name in seen or not (assets / name).exists():
            continue
        seen.add(name)
        if name.endswith(".js"):
            wanted += _NEEDED.findall((assets / name).read_text("utf-8"))
    return sum(len(gzip.compress((assets / name).read_bytes(), 6)) for name in seen) / 1000
