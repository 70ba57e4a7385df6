"""Notices about lessons of other programs: which file is read or written, what became of it, why it failed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tni.api.manifest import Localised
from tni.services.lesson.foreign_exports import (
    ForeignExportBegun,
    ForeignExportDone,
    ForeignExportEnded,
    ForeignExportEvent,
)
from tni.services.lesson.foreign_lessons import (
    ForeignLessonEnded,
    ForeignLessonEvent,
    ForeignLessonRead,
    ForeignLessonReading,
)
from tni.ui.chrome.notices import Notices
from tni.ui.i18n import tr
from tni.ui.main_window.report_notices import ReportNotices
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.plugins import localised
from tni.ui.messages.sharing import withheld_parts


class ForeignLessonNotices:
    """Shows the events of `ForeignLessons`. give_up: gives up the file that is being read."""

    def __init__(self, notices: Notices, give_up: Callable[[], None], reports: ReportNotices) -> None:
        self._notices, self._give_up, self._reports = notices, give_up, reports
        self._reading = ""

    def show(self, event: ForeignLessonEvent) -> None:
        self._notices.remove(self._reading)
        match event:
            case ForeignLessonReading(name=name, plugin=plugin):
                self._reading = _begun_text(
                    tr("Lecture de « {} »…"), tr("Lecture de « {name} » par l’extension « {plugin} »…"), name, plugin
                )
                self._notices.show(self._reading, act_text=tr("Annuler", "cancel"), act=self._give_up, stays=True)
            case ForeignLessonRead(name=name, report=report):
                self._reports.show_read(name, report)
            case ForeignLessonEnded(error=Exception() as error):
                self._notices.show(error_message(error), serious=True)
            case ForeignLessonEnded(name=name, is_left=True):
                text = tr(
                    "« {} » n’a pas été ouvert, car une autre leçon l’a été pendant sa lecture : l’ouvrir à nouveau."
                )
                self._notices.show(text.format(name))
            case _:
                pass


class ForeignExportNotices:
    """Shows the events of `ForeignExports`. written: shows that a file was written, with the names of what is not in
    it; give_up: gives up the file that is being written."""

    def __init__(
        self,
        notices: Notices,
        written: Callable[[Path, Sequence[str]], None],
        give_up: Callable[[], None],
        reports: ReportNotices,
    ) -> None:
        self._notices, self._written, self._give_up, self._reports = notices, written, give_up, reports
        self._writing = ""

    def show(self, event: ForeignExportEvent) -> None:
        self._notices.remove(self._writing)
        match event:
            case ForeignExportBegun(name=name, plugin=plugin):
                self._writing = _begun_text(
                    tr("Écriture de « {} »…"), tr("Écriture de « {name} » par l’extension « {plugin} »…"), name, plugin
                )
                self._notices.show(self._writing, act_text=tr("Annuler", "cancel"), act=self._give_up, stays=True)
            case ForeignExportDone(path=path, report=report, withheld=withheld):
                if report.has_losses:
                    self._reports.show_written(path.name, report)
                self._written(path, withheld_parts(withheld))
            case ForeignExportEnded(error=Exception() as error):
                self._notices.show(error_message(error), serious=True)
            case _:
                pass


def _begun_text(own: str, by_plugin: str, name: str, plugin: Localised | None) -> str:
    return own.format(name) if plugin is None else by_plugin.format(name=name, plugin=localised(plugin))
