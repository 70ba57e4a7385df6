"""Parts of presentations beside the usual ones: objects of later versions, notes with more than words, and tables whose
style PowerPoint knows by its identity."""

from __future__ import annotations

from tests.formats.lessons.office.pptx_files import (
    NAMESPACES,
    box,
    line,
    paragraph,
    picture,
    presentation,
    preset,
    shape,
    slide,
)
from tni.api.formats import FormatLoss, ImportedLesson, PlainPage, PlainShape, PlainShapeKind, PlainText
from tni.formats.lessons.office.pptx_reader import read_lesson

FORMULA = (
    '<mc:AlternateContent><mc:Choice Requires="a14"><a14:m><m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r>'
    "</m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara></a14:m></mc:Choice></mc:AlternateContent>"
)
RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'


def table(style: str, properties: str = "") -> str:
    """A table of two rows and one column."""
    cell = f"<a:tc><a:txBody><a:bodyPr/>{paragraph('cinq')}</a:txBody><a:tcPr>{properties}</a:tcPr></a:tc>"
    rows = f'<a:tr h="720000">{cell}</a:tr>' * 2
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="7" name="t"/></p:nvGraphicFramePr>'
        f'{box(10, 10, 40, 40, tag="p:xfrm")}<a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1" bandRow="1">'
        f'<a:tableStyleId>{style}</a:tableStyleId></a:tblPr><a:tblGrid><a:gridCol w="1440000"/></a:tblGrid>{rows}'
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def read(shapes: str, notes: str = "") -> ImportedLesson:
    related = [("rId8", "notesSlide", "../notes/n.xml")] if notes else []
    xml = f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{notes}</p:spTree></p:cSld></p:notes>"
    return read_lesson(presentation([slide(shapes)], related, {"ppt/notes/n.xml": xml} if notes else {}), "a.pptx")


def page(shapes: str, notes: str = "") -> PlainPage:
    return read(shapes, notes).lesson.pages[0]


def test_what_stands_for_an_object_of_a_later_version_is_reported() -> None:
    seen = shape(7, box(0, 0, 9, 9) + preset("rect") + RED)
    newer = '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="7" name="n"/></p:nvGraphicFramePr></p:graphicFrame>'
    found = read(
        f'<mc:AlternateContent><mc:Choice Requires="am3d">{newer}</mc:Choice><mc:Fallback>{seen}</mc:Fallback>'
        "</mc:AlternateContent>"
    )
    assert [item.source for item in found.lesson.pages[0].items] == ["page1/shape7"]
    assert [(loss.item, loss.is_dropped) for loss in found.losses] == [("page1/shape7", False)]


def test_formulas_and_line_ends_of_notes_are_kept() -> None:
    text = f"<a:p><a:r><a:t>soit\u2028donc </a:t></a:r>{FORMULA}</a:p>"
    assert page("", shape(2, text=text, holder='<p:ph type="body" idx="1"/>')).notes == "soit\ndonc {x}^{2}"


def test_what_lies_beside_the_notes_is_in_them_or_reported() -> None:
    body = shape(2, text=paragraph("À dire"), holder='<p:ph type="body" idx="1"/>')
    beside = shape(3, box(0, 0, 9, 9), paragraph("En marge")) + shape(4, text="", holder='<p:ph type="sldImg"/>')
    number = shape(5, text=paragraph("12"), holder='<p:ph type="sldNum"/>')
    found = read("", body + beside + number + shape(6, box(0, 0, 9, 9) + RED))
    assert found.lesson.pages[0].notes == "À dire\nEn marge"
    assert found.losses == (FormatLoss("Objet de la page de commentaires non repris.", 1, item="page1/notes/shape6"),)


def test_a_table_has_the_style_that_powerpoint_knows() -> None:
    items = page(table("{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}")).items
    cells = [item for item in items if isinstance(item, PlainShape) and item.kind is PlainShapeKind.RECTANGLE]
    assert cells[0].fill == "#ff0000"
    assert cells[1].fill not in ("", "#ff0000")
    texts = [item for item in items if isinstance(item, PlainText)]
    assert [(text.colour, text.bold) for text in texts] == [("#fafafa", True), ("#101010", False)]


def test_a_table_of_an_unknown_style_is_reported() -> None:
    found = read(table("{11111111-2222-3333-4444-555555555555}"))
    assert [(loss.item, loss.is_dropped) for loss in found.losses] == [("page1/shape7", False)]
    assert read(table("{2D5ABB26-0587-4C30-8999-92F81FD0307C}")).losses == ()


def test_lines_across_a_cell_are_lines() -> None:
    across = line("00FF00").replace("a:ln", "a:lnTlToBr")
    items = page(table("", across)).items
    found = [item.points for item in items if isinstance(item, PlainShape)]
    assert found == [((10, 10), (50, 30)), ((10, 30), (50, 50))]


def told(shapes: str) -> list[str]:
    return [loss.what for loss in read(shapes).losses]


def test_what_outlines_and_letters_lose_is_told() -> None:
    pale = '<a:srgbClr val="FF0000"><a:alpha val="{}"/></a:srgbClr>'
    faint = f"<a:ln><a:solidFill>{pale.format(50000)}</a:solidFill></a:ln>"
    assert told(shape(7, box(0, 0, 9, 9) + preset("rect") + faint)) == ["Transparence du contour non reprise."]
    clear = f"<a:ln><a:solidFill>{pale.format(0)}</a:solidFill></a:ln>"
    (item,) = page(shape(7, box(0, 0, 9, 9) + preset("rect") + RED + clear)).items
    assert isinstance(item, PlainShape)
    assert item.width == 0
    colours = '<a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs><a:gs pos="100000"><a:srgbClr val="0000FF"/></a:gs>'
    run = f"<a:p><a:r><a:rPr><a:gradFill><a:gsLst>{colours}</a:gsLst></a:gradFill></a:rPr><a:t>mot</a:t></a:r></a:p>"
    assert told(shape(7, box(0, 0, 99, 99), run)) == ["Dégradé du texte remplacé par une couleur unie."]


def test_a_picture_outside_the_file_is_told_so() -> None:
    outside = picture(7, properties=box(0, 0, 9, 9)).replace("r:embed", "r:link")
    assert told(outside) == ["Image qui n’est pas dans le fichier."]
