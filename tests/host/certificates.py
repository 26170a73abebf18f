"""A certificate authority of the test's own, made by the openssl command."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path

__all__ = ["Authority"]

NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout")


class Authority:
    """Issues certificates for names and for clients."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "ca.pem"
        self._key = folder / "ca.key"
        # Python 3.13 and later refuse an authority that does not say what its key is for (RFC 5280, 4.2.1.3).
        says = ("-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        self._run("req", "-x509", *NEW_KEY, str(self._key), "-out", str(self.file), "-subj", "/CN=Test CA", *says)

    def issue(self, name: str) -> Path:
        """Certificate and key in one PEM file."""
        request, key, pem = (self.folder / f"{name}.{end}" for end in ("csr", "key", "pem"))
        names = self.folder / f"{name}.cnf"
        names.write_text(
            f"subjectAltName=DNS:{name}\nauthorityKeyIdentifier=keyid\nkeyUsage=critical,digitalSignature\n"
        )
        self._run("req", *NEW_KEY, str(key), "-out", str(request), "-subj", f"/CN={name}")
        authority = ("-CA", str(self.file), "-CAkey", str(self._key), "-CAcreateserial", "-extfile", str(names))
        self._run("x509", "-req", "-in", str(request), "-out", str(pem), "-days", "2", *authority)
        pem.write_text(pem.read_text() + key.read_text())
        return pem

    def server(self, name: str, *, asks_client: bool = False) -> ssl.SSLContext:
        """A server that proves to be `name`; with `asks_client`, to clients of this authority only."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.issue(name))
        if asks_client:
            context.load_verify_locations(self.file)
            context.verify_mode = ssl.CERT_REQUIRED
        return context

    def lock(self, pem: Path, locked: Path) -> None:
        """The same certificate, with a key that needs a passphrase."""
        self._run("ec", "-in", str(pem), "-aes128", "-passout", "pass:open sesame", "-out", str(locked))
        locked.write_text(pem.read_text().split("-----BEGIN PRIVATE KEY")[0] + locked.read_text())

    @staticmethod
    def _run(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)
