"""Parts of the program that its other parts ask for, once they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tni.app.stores import Stores
    from tni.app.teaching_parts import TeachingParts
    from tni.services.library.library_service import LibraryService
    from tni.ui.teaching.teaching_controller import TeachingController


class ProgramParts(Protocol):
    """Running program. joined: parts of teaching, None while the program starts. The others are made at their first
    access."""

    @property
    def joined(self) -> TeachingParts | None: ...
    @property
    def stores(self) -> Stores: ...
    @property
    def teaching(self) -> TeachingController: ...
    @property
    def library(self) -> LibraryService: ...
