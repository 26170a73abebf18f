"""Somebody who asks the customer database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ..desk import Desk
from ..servers import HttpService
from .crm import at


@pytest.fixture
def desk(service: HttpService) -> Iterator[Desk]:
    with at(service.port) as made:
        yield made
