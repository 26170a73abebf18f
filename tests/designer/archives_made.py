"""ZIP archives, made for tests."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

__all__ = ["declared_as", "zipped"]


def zipped(files: Mapping[str, str | bytes], packing: int = ZIP_DEFLATED) -> bytes:
    """An archive of them."""
    file = io.BytesIO()
    with ZipFile(file, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def declared_as(size_bytes: int, archive: bytes) -> bytes:
    """The archive, whose directory says that its first file has this size unpacked."""
    lying = bytearray(archive)
    central = lying.index(b"PK\x01\x02")
    lying[central + 24 : central + 28] = struct.pack("<I", size_bytes)
    return bytes(lying)
