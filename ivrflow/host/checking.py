"""Whether a source can answer what its statements ask, in words for operators."""

from __future__ import annotations

from pathlib import Path

from ivrflow.host.declared import HostSource
from ivrflow.host.http.checking import check_service
from ivrflow.host.http.declared import HttpSettings
from ivrflow.host.mail.checking import check_mail_server
from ivrflow.host.mail.declared import MailSettings
from ivrflow.host.secrets import ResolveSecret
from ivrflow.host.sql.checking import check_database
from ivrflow.model.errors import Unavailable

__all__ = ["check_source"]


def check_source(source: HostSource, resolve: ResolveSecret, folder: Path) -> tuple[str, ...]:
    """Open the source and see as much of it as can be seen without changing anything: a database prepares every
    statement, a service is asked for its options, a mail server is greeted.

    Returns what is wrong, with the file; empty when all is well.
    """
    try:
        match source.settings:
            case HttpSettings():
                return check_service(source, resolve, folder)
            case MailSettings():
                return check_mail_server(source, resolve, folder)
            case None:
                return check_database(source, resolve, folder)
    except Unavailable as error:
        return (str(error),)
