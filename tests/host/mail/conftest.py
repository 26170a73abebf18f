"""A mail server with a certificate, and a folder that trusts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..certificates import Authority
from .post import Post


@pytest.fixture
def trusting(authority: Authority, tmp_path: Path) -> Path:
    """A folder with the authority's certificate in it."""
    (tmp_path / "ca.pem").write_bytes(authority.file.read_bytes())
    return tmp_path


@pytest.fixture
def post(authority: Authority) -> Post:
    return Post(authority.server("mail.bank.example"))
