"""Writer of zip files with XML, such as spreadsheets; equal content gives equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tni.formats.table import one_line

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def zip_xml(files: Mapping[str, str], *, stored: tuple[str, ...] = ()) -> bytes:
    """Write the files in their order. stored: names of those that are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def escape_xml(text: str) -> str:
    """Escape text for XML content or a value in double quotes, on one line."""
    plain = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;")
