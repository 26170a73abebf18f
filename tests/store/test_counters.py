"""What an engine polls."""

from __future__ import annotations

from ivrflow.model.releases import NewRelease
from ivrflow.store.counters import Serials, count_up
from ivrflow.store.store import Store, open_store


def test_serials_grow_with_publications_and_routes_seen_from_another_connection(store: Store) -> None:
    other = open_store(store.database.place)
    assert other.serials() == Serials(0, 0)
    store.releases.publish(NewRelease({"format": "1"}, ()), "li")
    assert other.serials() == Serials(1, 0)
    store.routes.set("95588", "telebank", "li")
    store.routes.set("95588", "telebank", "li")
    assert other.serials() == Serials(1, 1)
    store.routes.remove("95588", "li")
    assert other.serials() == Serials(1, 2)
    other.close()


def test_a_counter_that_is_rolled_back_is_not_counted(store: Store) -> None:
    with store.database.writing() as connection:
        assert count_up(connection, store.database, "x") == 1
        assert count_up(connection, store.database, "x") == 2
        connection.rollback()
    with store.database.writing() as connection:
        assert count_up(connection, store.database, "x") == 1
