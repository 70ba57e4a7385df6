"""Parts by which pages of the library are found and shown: the search, their pictures, their opening."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.tasks import TaskRunner
from tni.ui.library.page_opening import PageOpening
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.services.curriculum.curriculum_service import CurriculumService
    from tni.services.library.library_search import LibrarySearch
    from tni.ui.library.found_pictures import FoundPictures


class Finding:
    """Parts that controllers of searches share. library: folder of the lessons. search: makes the search of the index,
    when it is first used. curriculum: makes the service of the vocabularies that name levels and subjects. painting:
    worker that paints pictures. tasks: worker of searches in the open lesson."""

    def __init__(
        self,
        main: MainController,
        library: Path,
        search: Callable[[], LibrarySearch],
        curriculum: Callable[[], CurriculumService],
        painting: TaskRunner,
        tasks: TaskRunner,
    ) -> None:
        self.main, self.library, self.tasks = main, library, tasks
        self.opening = PageOpening(main)
        self._make_search, self.curriculum, self._painting = search, curriculum, painting
        self._search: LibrarySearch | None = None

    @property
    def search(self) -> LibrarySearch:
        if self._search is None:
            self._search = self._make_search()
        return self._search

    def make_pictures(self) -> FoundPictures:
        """Make a painter of pictures for one list."""
        from tni.ui.library.found_pictures import FoundPictures

        return FoundPictures(self.main.fonts, self.main.pdf_pages, self._painting)

    def path_of(self, lesson: str) -> Path:
        """Return the file of a lesson by its path from the library's folder."""
        return self.library / lesson

    def close(self) -> None:
        """End the search and the update of its index."""
        if self._search is not None:
            self._search.close()
