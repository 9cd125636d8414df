"""Excel files whose bytes depend on their content alone, not on the clock."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from openpyxl import Workbook

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def repeatable_bytes(book: Workbook, moment: datetime) -> bytes:
    """Return the workbook as bytes, dated `moment` wherever a file names a time."""
    book.properties.creator = "vertrieb_kit"
    book.properties.created = moment
    raw, fixed = io.BytesIO(), io.BytesIO()
    book.save(raw)
    stamp = f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            # openpyxl writes the hour of saving into the properties
            data = _MODIFIED.sub(rb"\g<1>" + stamp, source.read(name))
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, data)
    return fixed.getvalue()
