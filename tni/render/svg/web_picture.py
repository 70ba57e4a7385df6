"""Picture as a part of a document of the web."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WebPicture:
    """Encoded picture that every browser reads. media_type: such as image/webp."""

    data: bytes = field(repr=False)
    media_type: str

    @property
    def address(self) -> str:
        return data_address(self.data, self.media_type)


def data_address(data: bytes, media_type: str) -> str:
    """Return an address that holds the data itself."""
    return f"data:{media_type};base64,{b64encode(data).decode('ascii')}"
