"""Reports that are kept with the lessons are read as they were told, and damage to them costs nothing else."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tni.services.lesson.conversion_report import ConversionReport, ItemOutcome, ReportedKind, ReportLine, ReportPage
from tni.services.lesson.kept_reports import KeptReports
from tni.store.report_files import ReportFiles

ID = "0123456789abcdef0123"


class Memory:
    """A store in memory."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, object]] = {}

    def has(self, lesson_id: str) -> bool:
        return lesson_id in self.found

    def report(self, lesson_id: str) -> dict[str, object] | None:
        return self.found.get(lesson_id)

    def keep(self, lesson_id: str, report: dict[str, object]) -> None:
        self.found[lesson_id] = report


lines = st.builds(
    ReportLine, st.sampled_from(ItemOutcome), st.sampled_from(ReportedKind), st.text(), st.lists(st.text()).map(tuple)
)
pages = st.builds(ReportPage, st.integers(0, 2000), st.lists(lines, min_size=1).map(tuple))


@given(st.text(), st.lists(pages, max_size=5).map(tuple))
def test_a_kept_report_says_what_was_told(name: str, told: tuple[ReportPage, ...]) -> None:
    reports, report = KeptReports(Memory()), ConversionReport(told)
    reports.keep(ID, name, report)
    found = reports.of(ID)
    assert found is not None
    assert found.name == name
    assert [found.report.count(outcome) for outcome in ItemOutcome] == [report.count(one) for one in ItemOutcome]
    assert found.report.without_kept() == report.without_kept()


def test_reports_are_files_by_the_ids_of_lessons(tmp_path: Path) -> None:
    reports = KeptReports(ReportFiles(tmp_path / "reports"))
    assert reports.of(ID) is None
    line = ReportLine(ItemOutcome.DROPPED, ReportedKind.TEXT, "t1", ("Texte illisible.",))
    reports.keep(ID, "a.ubz", ConversionReport((ReportPage(3, (line,)),)))
    again = KeptReports(ReportFiles(tmp_path / "reports"))
    found = again.of(ID)
    assert found is not None
    assert found.report.pages == (ReportPage(3, (line,)),)
    assert not again.has("../" + ID)
    assert not again.has("")


def test_a_damaged_report_is_none(tmp_path: Path) -> None:
    reports = KeptReports(ReportFiles(tmp_path))
    for damaged in ("", "[]", '{"name": "a"}', '{"name": "a", "pages": [{"page": 1, "kept": {"x": 1}, "lines": []}]}'):
        (tmp_path / f"{ID}.json").write_text(damaged)
        assert reports.of(ID) is None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")
    KeptReports(ReportFiles(tmp_path / "reports")).keep(ID, "a.ubz", ConversionReport())
