"""How many services did how many customers use, and which?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import text

from ivrflow.store.database import Database
from ivrflow.store.reports.answering import wanted_subjects
from ivrflow.store.reports.question import Question

__all__ = ["ServiceUse", "services_by_customer"]

_USE = """
SELECT which, count(*), sum(times) FROM (
  SELECT group_concat(milestone, ' ') AS which, sum(times) AS times FROM (
    SELECT used.customer, subject.milestone, sum(used.times) AS times
    FROM services_used AS used JOIN tally_subjects AS subject ON subject.id = used.subject
    WHERE subject.workspace = :workspace AND used.start >= :begin AND used.start < :end{conditions}
    GROUP BY 1, 2
  ) GROUP BY customer
) GROUP BY which
"""


@dataclass(frozen=True, slots=True)
class ServiceUse:
    """Customers who used the same services, these and no others."""

    services: tuple[str, ...]
    """The names of milestones, sorted."""
    customers: int
    times: int
    """How often they used one of them, all together."""


def services_by_customer(database: Database, question: Question) -> tuple[ServiceUse, ...]:
    """Who used one service, two, three…, and which: by number of services, the most customers first. Of the question,
    its span and its filters count. Raises Unavailable."""
    conditions, parameters = wanted_subjects(question)
    span = {"begin": int(question.span.begin.timestamp()), "end": int(question.span.end.timestamp())}
    customers: Counter[tuple[str, ...]] = Counter()
    times: Counter[tuple[str, ...]] = Counter()
    with database.reading() as connection:
        found = connection.execute(
            text(_USE.format(conditions=conditions)), {"workspace": database.workspace, **span, **parameters}
        )
        for which, number, used in found:
            # Milestones are names, without blanks; the database promises no order among them.
            services = tuple(sorted(which.split(" ")))
            customers[services] += number
            times[services] += used
    use = [ServiceUse(services, number, times[services]) for services, number in customers.items()]
    return tuple(sorted(use, key=lambda each: (len(each.services), -each.customers, each.services)))
