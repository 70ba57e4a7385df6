"""Files of the IWB common file format for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

IMS, BECTA = "http://www.imsglobal.org/xsd/iwb_v1p0", "http://www.becta.org.uk/iwb"
STRAY = "http://www.imsglobal.org/xsd/iwbcff_v1p0"


def iwb_xml(
    *pages: str, about: str = "", space: str = IMS, size: str = 'width="1000" height="750" viewbox="0 0 1000 750"'
) -> str:
    """Return the format's XML. pages: content of each. about: what stands beside the drawing: properties of elements,
    groups."""
    inner = "".join(f'<svg:page id="p{number}">{page}</svg:page>' for number, page in enumerate(pages, 1))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><iwb xmlns="{space}" xmlns:svg="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0">{about}<svg:svg {size}><svg:pageset>{inner}'
        "</svg:pageset></svg:svg></iwb>"
    )


def iwb(xml: str, files: Mapping[str, bytes] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", xml)
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()
