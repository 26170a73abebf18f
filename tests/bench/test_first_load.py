"""The files that a page needs at once are followed from file to file; those that it loads later are not counted."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bench.first_load import first_load_kb
from ivrflow.model.errors import Unavailable


def test_imports_are_followed(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    files = {
        "index-1.js": 'import{a}from"./shared-2.js";const page=()=>import("./EditorPage-3.js");',
        "shared-2.js": "export const a=1;",
        "EditorPage-3.js": 'import"./shared-2.js";const later=()=>import("./later-4.js");',
        "EditorPage-5.css": ".card{color:red}",
        "later-4.js": "export default 1;",
        "en-6.js": "export default {};",
    }
    for name, text in files.items():
        (assets / name).write_text(text)
    (tmp_path / "index.html").write_text('<script type="module" src="/assets/index-1.js"></script>')
    wanted = sum(len(gzip.compress(text.encode(), 6)) for name, text in files.items() if name != "later-4.js")
    assert first_load_kb("EditorPage", tmp_path) == wanted / 1000


def test_a_page_that_is_not_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="make web"):
        first_load_kb("EditorPage", tmp_path)
