"""Resources in what is dragged or pasted: files, else a picture, else the address of a web page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from tni.core.web_address import web_address


@dataclass(frozen=True, slots=True)
class DroppedResources:
    """Resources that were dropped: one of the three, or nothing. address: of a web page."""

    files: tuple[Path, ...] = ()
    picture: QImage | None = None
    address: str = ""


def dropped_resources(data: QMimeData | None) -> DroppedResources:
    """Return the resources in data of the clipboard or of a drag."""
    if data is None:
        return DroppedResources()
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if files:
        return DroppedResources(files=files)
    if data.hasImage():
        picture = QImage(data.imageData())
        if not picture.isNull():
            return DroppedResources(picture=picture)
    if address := web_address(data.text()):
        return DroppedResources(address=address)
    urls = (bytes(url.toEncoded().data()).decode("ascii", "replace") for url in data.urls())
    return DroppedResources(address=next(filter(None, map(web_address, urls)), ""))
