"""The page's TypeScript is held to its own tools: types, formatting and lint, unit tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.build_web import CannotBuild, install, npm

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = ROOT / "designer" / "web" / "src" / "api" / "schema.d.ts"

# They share node_modules and the generated types: one process runs them all (tests/distribution.py).
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def _ready() -> None:
    """What the page is built with is there, and the types of the API are those of this API."""
    try:
        install(ROOT)
    except CannotBuild as error:
        pytest.fail(str(error), pytrace=False)
    _passes("run", "api")


def _passes(*arguments: str) -> None:
    done = npm(ROOT, *arguments, capture=True)
    if done.returncode != 0:
        pytest.fail(f"`npm {' '.join(arguments)}` in designer/web:\n{done.stdout}", pytrace=False)


@pytest.mark.usefixtures("_ready")
@pytest.mark.parametrize("script", ["types", "lint", "test"])
def test_the_page_passes(script: str) -> None:
    _passes("run", script)
