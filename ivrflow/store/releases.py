"""Publishing: immutable versions, the releases made of them, and the pointer to the one that callers get."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from sqlalchemy import Connection, Row, func, insert, select

from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.releases import (
    NOTHING_DEMANDED,
    FlowText,
    GateOutcome,
    NewRelease,
    Publication,
    PublicationProof,
    Release,
    Version,
    release_hash,
)
from ivrflow.store.audit import note_change
from ivrflow.store.counters import count_up
from ivrflow.store.database import Database
from ivrflow.store.drafts import Stale
from ivrflow.store.schema import publications, release_entries, release_versions, releases, versions

__all__ = ["Releases"]


class Releases:
    """The published side of a workspace. Nothing here is ever changed or removed, only added."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def publish(
        self,
        new: NewRelease,
        author: str,
        note: str = "",
        base: int | None = None,
        proof: PublicationProof = NOTHING_DEMANDED,
    ) -> Publication:
        """Store the release if its content is new, and make it current.

        Publishing what is current already returns the current publication, so that a publish may be repeated when its
        outcome is not known. A change of comments alone is no new content. `base` is the serial of the publication
        that the release was composed on (0: none): raises Stale when another one has become current since. Raises
        Misuse when flows and manifest do not belong together, Unavailable.
        """
        in_manifest = {name: digest for name, digest in new.manifest.items() if name.startswith("flow:")}
        if in_manifest != {f"flow:{flow.flow}": flow.hash for flow in new.flows}:
            raise Misuse("the flows to publish are not those of the manifest; compile all of them again")
        with self._database.writing() as connection:
            current = self._current(connection)
            if current and current.release == new.hash:
                return current
            if base is not None and base != (current.serial if current else 0):
                raise self._stale(base, current)
            if self._release_row(connection, new.hash) is None:
                self._add_release(connection, new, author, note)
            if proof.skipped:
                note_change(connection, self._database, author, "gates skipped", new.hash, proof.skipped)
            made = Publication(0, new.hash, author, note, self._database.now(), proof)
            return self._point_to(connection, "publish", made)

    def rollback(self, release: str, author: str, note: str = "") -> Publication:
        """Make an earlier release current again, as a new publication. Raises Misuse for an unknown one."""
        with self._database.writing() as connection:
            if self._release_row(connection, release) is None:
                raise Misuse(f'there is no release "{release}"; `ivrflow versions` lists them')
            current = self._current(connection)
            if current and current.release == release:
                return current
            made = Publication(0, release, author, note, self._database.now())
            return self._point_to(connection, "rollback", made)

    def current(self) -> Publication | None:
        """What new calls get; None before anything was published."""
        with self._database.reading() as connection:
            return self._current(connection)

    def history(self, limit: int = 100) -> tuple[Publication, ...]:
        """Publications, the newest first."""
        query = select(publications).where(publications.c.workspace == self._database.workspace)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(publications.c.serial.desc()).limit(limit))
            return tuple(_publication(row) for row in rows)

    def get(self, release: str) -> Release:
        """A release by its hash. Raises Misuse for an unknown one, Unavailable when its rows are damaged."""
        with self._database.reading() as connection:
            row = self._release_row(connection, release)
            if row is None:
                raise Misuse(f'there is no release "{release}"')
            of_it = (release_entries.c.workspace == self._database.workspace, release_entries.c.release == release)
            entries = connection.execute(select(release_entries).where(*of_it).order_by(release_entries.c.name)).all()
            numbers = self._numbers(connection, release)
        manifest = {entry.name: entry.hash for entry in entries}
        if release_hash(manifest) != release:
            raise Unavailable(f"release {release[:12]} is damaged: its manifest has another hash; restore a backup")
        return Release(release, manifest, numbers, row.author, row.note, row.created)

    def texts(self, release: str) -> tuple[Version, ...]:
        """The flow versions that a release is made of, by flow id. Raises like `get` and `version`."""
        return tuple(self.version(flow, number) for flow, number in self.get(release).versions)

    def version(self, flow: str, number: int) -> Version:
        """Raises Misuse for an unknown one, Unavailable when its text is damaged."""
        query = select(versions).where(
            versions.c.workspace == self._database.workspace, versions.c.flow == flow, versions.c.number == number
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise Misuse(f'there is no version {number} of "{flow}"; `ivrflow versions {flow}` lists them')
        if _sha256(row.text) != row.text_sha256:
            raise Unavailable(f'version {number} of "{flow}" is damaged: its text has changed; restore a backup')
        return _version(row)

    def versions(self, flow: str) -> tuple[Version, ...]:
        """All versions of a flow, the newest first, without checking their texts."""
        query = select(versions).where(versions.c.workspace == self._database.workspace, versions.c.flow == flow)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(versions.c.number.desc())).all()
        return tuple(_version(row) for row in rows)

    def _add_release(self, connection: Connection, new: NewRelease, author: str, note: str) -> None:
        workspace, now = self._database.workspace, self._database.now()
        numbers = {flow.flow: self._version_of(connection, flow, author, note) for flow in new.flows}
        connection.execute(
            insert(releases).values(workspace=workspace, hash=new.hash, author=author, note=note, created=now)
        )
        key = {"workspace": workspace, "release": new.hash}
        if new.manifest:
            rows = [{**key, "name": name, "hash": digest} for name, digest in new.manifest.items()]
            connection.execute(insert(release_entries), rows)
        if numbers:
            connection.execute(
                insert(release_versions), [{**key, "flow": flow, "number": number} for flow, number in numbers.items()]
            )

    def _version_of(self, connection: Connection, flow: FlowText, author: str, note: str) -> int:
        """The number of the version with this text and program, made if there is none."""
        of_flow = (versions.c.workspace == self._database.workspace, versions.c.flow == flow.flow)
        same = (versions.c.hash == flow.hash, versions.c.text_sha256 == _sha256(flow.text))
        found = connection.execute(select(func.max(versions.c.number)).where(*of_flow, *same)).scalar()
        if found is not None:
            return int(found)
        last = connection.execute(select(func.max(versions.c.number)).where(*of_flow)).scalar() or 0
        connection.execute(
            insert(versions).values(
                workspace=self._database.workspace,
                flow=flow.flow,
                number=last + 1,
                hash=flow.hash,
                text=flow.text,
                text_sha256=_sha256(flow.text),
                author=author,
                note=note,
                created=self._database.now(),
                conversations=flow.conversations,
            )
        )
        return int(last) + 1

    def _point_to(self, connection: Connection, what: str, wanted: Publication) -> Publication:
        """Make a publication the current one, and give it its serial."""
        made = replace(wanted, serial=count_up(connection, self._database, "publication"))
        current = self._current(connection)
        before = dict(self._numbers(connection, current.release)) if current else {}
        numbers = dict(self._numbers(connection, made.release))
        connection.execute(
            insert(publications).values(
                workspace=self._database.workspace,
                serial=made.serial,
                release=made.release,
                author=made.author,
                note=made.note,
                created=made.created,
                proof=_proof_as_text(made.proof),
            )
        )
        # What differs from what callers got: a release by its hash says nothing to people.
        changed = ", ".join(
            f"{flow} version {number}" for flow, number in numbers.items() if before.get(flow) != number
        )
        detail = ": ".join(filter(None, (changed, made.note)))
        note_change(connection, self._database, made.author, what, made.release, detail)
        return made

    def _current(self, connection: Connection) -> Publication | None:
        query = select(publications).where(publications.c.workspace == self._database.workspace)
        row = connection.execute(query.order_by(publications.c.serial.desc()).limit(1)).one_or_none()
        return _publication(row) if row else None

    def _release_row(self, connection: Connection, release: str) -> Row[tuple[object, ...]] | None:
        query = select(releases).where(releases.c.workspace == self._database.workspace, releases.c.hash == release)
        return connection.execute(query).one_or_none()

    def _numbers(self, connection: Connection, release: str) -> tuple[tuple[str, int], ...]:
        query = select(release_versions.c.flow, release_versions.c.number).where(
            release_versions.c.workspace == self._database.workspace, release_versions.c.release == release
        )
        return tuple((row.flow, row.number) for row in connection.execute(query.order_by(release_versions.c.flow)))

    def _stale(self, base: int, current: Publication | None) -> Stale:
        serial, who = (current.serial, current.author) if current else (0, "nobody")
        return Stale(
            f"publication {serial} by {who} has become current; yours was made on top of {base}. "
            "Look at what changed and publish again",
            base,
            serial,
        )


def _publication(row: Row[tuple[object, ...]]) -> Publication:
    return Publication(row.serial, row.release, row.author, row.note, row.created, _proof_from_text(row.proof))


def _version(row: Row[tuple[object, ...]]) -> Version:
    return Version(row.flow, row.number, row.hash, row.text, row.author, row.note, row.created, row.conversations)


def _proof_as_text(proof: PublicationProof) -> str:
    if proof == NOTHING_DEMANDED:
        return ""
    gates = [gate._asdict() for gate in proof.gates]
    return json.dumps({"gates": gates, "skipped": proof.skipped}, ensure_ascii=False)


def _proof_from_text(text: str) -> PublicationProof:
    if not text:
        return NOTHING_DEMANDED
    kept = json.loads(text)
    return PublicationProof(tuple(GateOutcome(**gate) for gate in kept["gates"]), kept["skipped"])


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
