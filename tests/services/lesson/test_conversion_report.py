"""Reports on lessons of other programs: each item once, each loss somewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.api.formats import FormatLoss, PlainLesson, PlainMedia, PlainPage, PlainPicture, PlainStroke, PlainText
from tni.services.lesson.conversion_report import (
    ItemOutcome,
    ReportedKind,
    ReportLine,
    ReportPage,
    conversion_report,
    document_json,
    losses_of_shown,
    report_json,
)

TITLE = PlainText(0.0, 0.0, "Un demi", source="t1", group="g1")
LINE = PlainStroke(((0.0, 0.0), (1.0, 1.0)), source="s1", group="g1")
SOUND = PlainMedia("a.mp3", 0.0, 0.0, 10.0, 10.0, source="m1")
LESSON = PlainLesson("", (PlainPage((TITLE, LINE)), PlainPage((SOUND, PlainPicture("a.png", 0.0, 0.0, 1.0, 1.0)))))


def test_an_item_has_one_line_whatever_is_lost_of_it() -> None:
    losses = [
        FormatLoss("La police.", 1, is_dropped=False, item="t1"),
        FormatLoss("L’ombre.", 1, is_dropped=False, item="t1"),
        FormatLoss("Hors de la page.", 1, item="s1"),
    ]
    first, second = conversion_report(LESSON, losses).pages
    assert first.lines == (
        ReportLine(ItemOutcome.APPROXIMATED, ReportedKind.TEXT, "t1", ("La police.", "L’ombre.")),
        ReportLine(ItemOutcome.DROPPED, ReportedKind.STROKE, "s1", ("Hors de la page.",)),
        ReportLine(ItemOutcome.KEPT, ReportedKind.GROUP, "g1"),
    )
    assert [line.kind for line in second.lines] == [ReportedKind.SOUND, ReportedKind.PICTURE]


def test_what_a_reader_left_out_of_an_item_leaves_the_item_on_the_page() -> None:
    losses = [FormatLoss("Lien.", 1, item="t1"), FormatLoss("Trait.", 1, item="s9"), FormatLoss("Macros.", 0)]
    found = list(losses_of_shown(LESSON, losses))
    assert [loss.is_dropped for loss in found] == [False, True, True]
    assert [loss.what for loss in found] == ["Lien.", "Trait.", "Macros."]


def test_what_belongs_to_no_item_has_a_line_of_its_own() -> None:
    report = conversion_report(LESSON, [FormatLoss("Les macros."), FormatLoss("Une animation.", 2, item="anim7")])
    assert report.pages[0] == ReportPage(
        0, (ReportLine(ItemOutcome.DROPPED, ReportedKind.OTHER, "", ("Les macros.",)),)
    )
    assert report.pages[-1].lines[-1].source == "anim7"
    assert (report.count(ItemOutcome.KEPT), report.count(ItemOutcome.DROPPED)) == (5, 2)
    assert [page.number for page in report.without_kept()] == [0, 2]


def test_the_form_as_json_has_each_outcome_of_each_page() -> None:
    found = document_json([report_json(conversion_report(LESSON, [FormatLoss("Trop loin.", 1, item="s1")]))])
    assert (found["schema"], found["version"]) == ("tni conversion report", 1)
    (file,) = found["files"]
    assert {name: file[name] for name in ("kept", "approximated", "dropped")} == {
        "kept": 4, "approximated": 0, "dropped": 1,
    }  # fmt: skip
    assert file["pages"][0] == {
        "page": 1,
        "kept": [{"item": "t1", "kind": "text"}, {"item": "g1", "kind": "group"}],
        "approximated": [],
        "dropped": [{"item": "s1", "kind": "stroke", "what": ["Trop loin."]}],
    }


LOSSES = st.builds(
    FormatLoss, st.sampled_from("AB"), st.integers(0, 3), st.booleans(), st.sampled_from(["", "t1", "s1", "m1", "x"])
)


@given(st.lists(LOSSES, max_size=20))
def test_every_loss_is_said_and_every_item_counted_once(losses: list[FormatLoss]) -> None:
    report = conversion_report(LESSON, losses)
    lines = {(page.number, line.source): line for page in report.pages for line in page.lines}
    said = {(page.number, line.source, what) for page in report.pages for line in page.lines for what in line.what}
    assert said == {(loss.page, loss.item, loss.what) for loss in losses}
    assert {(1, "t1"), (1, "s1"), (2, "m1")} <= set(lines)
    sources = [(page.number, line.source) for page in report.pages for line in page.lines]
    assert all(sources.count(one) == 1 for one in ((1, "t1"), (1, "s1"), (2, "m1")))
