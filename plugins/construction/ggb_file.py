"""Figure as a file of GeoGebra."""

from __future__ import annotations

import io
import zipfile

from tni.api.constructions import Construction, file_looks, file_view, geogebra_xml
from tni.api.items import State

_MADE = (1980, 1, 1, 0, 0, 0)


def ggb_file(construction: Construction, state: State) -> bytes:
    """Return the file, the same for the same figure."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        entry = zipfile.ZipInfo("geogebra.xml", _MADE)
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, geogebra_xml(construction, file_looks(state), file_view(state)))
    return data.getvalue()
