"""What a browser fetches before the page is there stays small; the rest comes when it is wanted."""

from __future__ import annotations

import pytest

from bench.first_load import STATIC, first_load_kb
from tools.build_web import CannotBuild, build, is_current

MOST_KB = 500


@pytest.fixture(scope="module")
def _built() -> None:
    try:
        if not is_current():
            build()
    except CannotBuild as error:
        pytest.fail(str(error), pytrace=False)


@pytest.mark.slow
@pytest.mark.usefixtures("_built")
@pytest.mark.parametrize("page", ["FlowsPage", "EditorPage"])
def test_the_first_load_is_small(page: str) -> None:
    assert 100 < first_load_kb(page) <= MOST_KB
    assert list((STATIC / "assets").glob("*.js.gz")), "the server has nothing compressed to send"
