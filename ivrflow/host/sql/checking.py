"""Whether a database can answer what its statements ask, in words for operators."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ivrflow.host.declared import DeclaredStatement, HostSource
from ivrflow.host.results import columns_needed
from ivrflow.host.secrets import ResolveSecret
from ivrflow.host.sql.opening import open_engine

__all__ = ["check_database"]


def check_database(source: HostSource, resolve: ResolveSecret, folder: Path) -> tuple[str, ...]:
    """Open the source, let it prepare every statement without running it, and see that the declared columns exist.

    Returns what is wrong, with file and line; empty when all is well. Raises Unavailable for a url that cannot be used.
    """
    engine = open_engine(source, resolve, folder)
    try:
        with engine.connect() as connection:
            found = [_check(connection, source, declared) for declared in source.statements.values()]
            return tuple(message for message in found if message)
    except SQLAlchemyError as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        return (f"{source.path}: the source cannot be opened ({cause}); is the database there? Load or start it",)
    finally:
        engine.dispose()


def _check(connection: Connection, source: HostSource, declared: DeclaredStatement) -> str:
    sql = declared.inside
    assert isinstance(sql, str)
    place = f"{source.path}:{declared.line}: [statements.{declared.statement.name}]"
    nothing = dict.fromkeys(name for name, _ in declared.statement.parameters)
    try:
        connection.execute(text(f"EXPLAIN {sql}"), nothing).close()
        if declared.statement.write:
            return ""
        # The line break ends a comment at the end of the statement.
        answer = connection.execute(text(f"SELECT * FROM ({sql}\n) AS answer LIMIT 0"), nothing)  # noqa: S608 - a developer's own statement, nothing of a caller
        there = set(answer.keys())
        answer.close()
    except DBAPIError as error:
        connection.rollback()
        return f"{place} {error.orig}; load the missing data into {source.name}, or mend the statement"
    missing = [name for name in columns_needed(declared.columns) if name not in there]
    if missing:
        return (
            f"{place} gives no column {missing[0]}, but {', '.join(sorted(there))}; name it in sql with AS {missing[0]}"
        )
    return ""
