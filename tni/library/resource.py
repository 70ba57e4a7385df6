"""Resources of the teacher: pictures, sounds and links that she keeps for several lessons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.core.web_address import host_of, short_host
from tni.library.known_services import service_of


class ResourceKind(Enum):
    PICTURE = "picture"
    SOUND = "sound"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Resource:
    """Resource. path: of its file, from the folder of resources, with `/`. changed_ns: time of its file.

    address: of a link. picture: path of a link's picture, "" without one. dead_since: day on which a link's page was
    found to be gone, ISO 8601, "" otherwise. seconds: length of a sound, 0 when unknown.
    """

    kind: ResourceKind
    path: str
    title: str
    changed_ns: int
    address: str = ""
    picture: str = ""
    dead_since: str = ""
    seconds: float = 0.0

    @property
    def host(self) -> str:
        """Host of a link as it is shown."""
        return short_host(host_of(self.address)) if self.address else ""

    @property
    def service(self) -> str:
        """Name of the known service of a link; "" for others."""
        found = service_of(host_of(self.address)) if self.address else None
        return "" if found is None else found.name


DRAWN_SUFFIXES = (".svg", ".svgz")
"""Pictures that are drawn, not made of pixels."""
PICTURE_SUFFIXES = (
    ".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", *DRAWN_SUFFIXES,
)  # fmt: skip
SOUND_SUFFIXES = (".mp3", ".ogg", ".oga", ".opus", ".wav", ".flac", ".m4a", ".aac")
FILM_SUFFIXES = (".mp4", ".m4v", ".webm", ".mkv", ".mov", ".avi", ".ogv", ".mpg", ".mpeg")
MEDIA_SUFFIXES = (*SOUND_SUFFIXES, *FILM_SUFFIXES)


def kind_of_name(name: str) -> ResourceKind | None:
    """Return the kind of resource that a file is by its name; None for none."""
    end = name[name.rfind(".") :].lower() if "." in name else ""
    if end in PICTURE_SUFFIXES:
        return ResourceKind.PICTURE
    if end in SOUND_SUFFIXES:
        return ResourceKind.SOUND
    return ResourceKind.LINK if end == ".url" else None
