"""How statements in SQL are declared.

[statements.balance]
sql        = "SELECT balance, owner FROM accounts WHERE number = :number"
parameters = { number = "text private" }
results    = { balance = { type = "money private", currency = "CNY" }, owner = "text private" }
"""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.host.declared import Inside, Settings
from ivrflow.host.dialect import ResultWords
from ivrflow.host.document import Document, Entry, Table
from ivrflow.host.sql.sql_text import READS, WRITES, look_at

__all__ = ["SqlDialect"]


class SqlDialect:
    """One statement each, with `:name` parameters."""

    source_keys: Mapping[str, type] = {}
    statement_keys: Mapping[str, type] = {"sql": str}
    results: ResultWords | None = ResultWords("column", "currency_column", "{}", optional=False)
    read_only = True
    timeout_ms = 3000
    timeouts_ms = (100, 30_000)

    def settings(self, document: Document, source: Table) -> Settings:
        return None

    def inside(self, entry: Entry) -> Inside:
        seen = look_at(entry.table.get("sql", ""))
        fault = seen.fault
        allowed = WRITES if entry.write else READS
        if not fault and seen.first_word not in allowed:
            fault = f"it begins with {seen.first_word.upper()}, not with {' or '.join(allowed).upper()}"
            if not entry.write and seen.first_word in WRITES:
                fault += "; a statement that changes data needs write = true"
        for name in seen.parameters:
            if not fault and name not in entry.parameters:
                fault = f':{name} is not declared; add parameters = {{ {name} = "text" }}'
        if fault:
            raise entry.fault(f"sql: {fault}", "sql")
        for name in entry.parameters:
            if name not in seen.parameters:
                raise entry.fault(
                    f"parameter {name} is not used in sql; write :{name} there or remove it", "parameters"
                )
        return seen.bindable

    def check_path(self, path: str) -> None:
        """A column may have any name."""

    def hashed(self, inside: Inside, settings: Settings) -> object:
        return inside
