"""Elements of presentations, one by one, in small files made here."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.formats.lessons.inventory_pptx import inventory
from tests.formats.lessons.office.pptx_files import (
    EMU,
    NAMESPACES,
    box,
    line,
    paragraph,
    picture,
    png,
    presentation,
    preset,
    shape,
    slide,
    solid,
)
from tni.api.formats import (
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainAlign,
    PlainDash,
    PlainItem,
    PlainMarker,
    PlainMedia,
    PlainPage,
    PlainPicture,
    PlainScript,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.office.pptx_reader import read_lesson

POINT_MM = 25.4 / 72


def imported(data: bytes) -> ImportedLesson:
    """Read a file, of which nothing is lost without a word."""
    found = read_lesson(data, "cours.pptx")
    items = {item.source for page in found.lesson.pages for item in page.items}
    assert not inventory(data).keys() - items - {loss.item for loss in found.losses}
    return found


def page_of(shapes: str, **more: object) -> PlainPage:
    return imported(presentation([slide(shapes)], **more)).lesson.pages[0]  # type: ignore[arg-type]


def only(shapes: str, **more: object) -> PlainItem:
    (item,) = page_of(shapes, **more).items
    return item


def near(*values: float) -> object:
    return pytest.approx(values, abs=0.01)


def losses(data: bytes) -> list[tuple[str, bool, str]]:
    return [(loss.what, loss.is_dropped, loss.item) for loss in imported(data).losses]


def test_rectangle_has_its_box_fill_line_and_turn() -> None:
    item = only(shape(7, box(10, 20, 40, 30, 'rot="5400000"') + preset("rect") + solid("00FF00") + line("0000FF", 2)))
    assert isinstance(item, PlainShape)
    assert (item.kind, item.fill, item.colour, item.turn) == (PlainShapeKind.RECTANGLE, "#00ff00", "#0000ff", 90.0)
    assert item.width == pytest.approx(2.0)
    assert [*item.points[0], *item.points[1]] == near(10, 20, 50, 50)
    assert item.source == "page1/shape7"


def test_fill_is_seen_through_and_line_dashed() -> None:
    fill = '<a:solidFill><a:srgbClr val="FF0000"><a:alpha val="40000"/></a:srgbClr></a:solidFill>'
    item = only(shape(7, box(0, 0, 40, 30) + preset("ellipse") + fill + line("000000", 1, '<a:prstDash val="dash"/>')))
    assert isinstance(item, PlainShape)
    assert (item.kind, item.fill_opacity, item.dash) == (PlainShapeKind.ELLIPSE, 0.4, PlainDash.DASHED)


def test_colours_come_from_the_theme_by_the_style() -> None:
    style = (
        '<p:style><a:lnRef idx="1"><a:schemeClr val="tx1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1">'
        '<a:lumMod val="50000"/></a:schemeClr></a:fillRef><a:fontRef idx="minor"><a:schemeClr val="bg1"/></a:fontRef>'
        "</p:style>"
    )
    drawn, text = page_of(shape(7, box(0, 0, 40, 30) + preset("rect"), paragraph("Oui"), style=style)).items
    assert isinstance(drawn, PlainShape)
    assert isinstance(text, PlainText)
    assert (drawn.fill, drawn.colour, text.colour) == ("#800000", "#101010", "#fafafa")
    assert drawn.group == text.group == "page1/shape7"


@pytest.mark.parametrize(
    ("name", "corners"),
    [
        ("triangle", 3),
        ("diamond", 4),
        ("rtTriangle", 3),
        ("hexagon", 6),
        ("rightArrow", 7),
        ("star5", 10),
        ("plus", 12),
    ],
)
def test_straight_presets_are_polygons_that_fill_their_box(name: str, corners: int) -> None:
    item = only(shape(7, box(10, 20, 40, 30) + preset(name) + solid("FF0000")))
    assert isinstance(item, PlainShape)
    assert (item.kind, len(item.points), item.width) == (PlainShapeKind.POLYGON, corners, 0.0)
    xs, ys = zip(*item.points, strict=True)
    assert [min(xs), max(xs), min(ys), max(ys)] == near(10, 50, 20, 50)


def test_strange_preset_is_its_box_and_said() -> None:
    data = presentation([slide(shape(7, box(10, 20, 40, 30) + preset("gear9") + solid("FF0000")))])
    assert losses(data) == [("Forme dessinée comme son cadre.", False, "page1/shape7")]


def test_connector_is_an_arrow_from_its_flipped_corner() -> None:
    inner = '<a:tailEnd type="triangle"/>'
    connector = shape(7, box(10, 20, 40, 30, 'flipV="1"') + preset("straightConnector1") + line("0000FF", 1, inner))
    item = only(connector.replace("p:sp>", "p:cxnSp>").replace("nvSpPr", "nvCxnSpPr"))
    assert isinstance(item, PlainShape)
    assert item.kind is PlainShapeKind.ARROW
    assert [*item.points[0], *item.points[1]] == near(10, 50, 50, 20)


def test_freeform_is_a_polygon_and_an_open_one_a_stroke() -> None:
    def path(inner: str) -> str:
        return f'<a:custGeom><a:pathLst><a:path w="4" h="2">{inner}</a:path></a:pathLst></a:custGeom>'

    points = "".join(
        f'<a:{tag}><a:pt x="{x}" y="{y}"/></a:{tag}>'
        for tag, x, y in (("moveTo", 0, 0), ("lnTo", 4, 0), ("lnTo", 4, 2))
    )
    closed = only(shape(7, box(10, 20, 40, 20) + path(points + "<a:close/>") + solid("FF0000")))
    assert isinstance(closed, PlainShape)
    assert [*closed.points[0], *closed.points[1], *closed.points[2]] == near(10, 20, 50, 20, 50, 40)
    opened = only(shape(7, box(10, 20, 40, 20) + path(points) + line("FF0000", 1)))
    assert isinstance(opened, PlainStroke)
    assert [*opened.points[0], *opened.points[2]] == near(10, 20, 50, 40)


def test_groups_scale_turn_and_mirror_what_is_in_them() -> None:
    inner = '<a:chOff x="0" y="0"/><a:chExt cx="100" cy="100"/></a:xfrm>'
    outer = box(100, 100, 20, 20, 'rot="5400000" flipH="1"').replace("</a:xfrm>", inner)
    unit = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="50" cy="50"/></a:xfrm>'
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="3" name="g"/></p:nvGrpSpPr>'
        f"<p:grpSpPr>{outer}</p:grpSpPr>{shape(7, unit + preset('rect') + solid('FF0000'))}"
        f"{shape(8, unit + preset('ellipse') + solid('FF0000'))}</p:grpSp>"
    )
    first, second = page_of(group).items
    assert isinstance(first, PlainShape)
    # its corner is at the group's right after mirroring, and at its bottom after the turn
    assert [*first.points[0], *first.points[1]] == near(110, 110, 120, 120)
    assert first.group == second.group != ""


def test_text_keeps_runs_paragraphs_and_lists() -> None:
    text = (
        '<a:p><a:pPr algn="ctr"/><a:r><a:rPr sz="2000"/><a:t>Le </a:t></a:r>'
        '<a:r><a:rPr sz="2000" b="1" i="1" u="sng"/><a:t>chat</a:t></a:r>'
        '<a:r><a:rPr sz="2000" baseline="30000"/><a:t>2</a:t></a:r></a:p>'
        '<a:p><a:pPr lvl="1"><a:buChar char="–"/></a:pPr><a:r><a:rPr sz="4000"/><a:t>dort</a:t></a:r></a:p>'
        '<a:p><a:pPr><a:buAutoNum type="alphaLcPeriod"/></a:pPr><a:r><a:rPr sz="2000" strike="sngStrike"/>'
        "<a:t>vraiment</a:t></a:r><a:br/><a:r><a:t>encore</a:t></a:r></a:p>"
    )
    item = only(shape(7, box(10, 20, 100, 80), text))
    assert isinstance(item, PlainText)
    assert item.text == "Le chat2\ndort\nvraiment\nencore"
    assert item.size == pytest.approx(20 * POINT_MM, abs=0.001)
    assert [(p.marker, p.level) for p in item.paragraphs[:3]] == [
        (PlainMarker.NONE, 0),
        (PlainMarker.BULLET, 1),
        (PlainMarker.LETTER, 0),
    ]
    assert item.paragraphs[0].align is PlainAlign.CENTRE
    spans = {item.text[one.start : one.end]: one for one in item.spans}
    assert (spans["chat"].bold, spans["chat"].italic, spans["chat"].underline) == (True, True, True)
    assert spans["2"].script is PlainScript.SUPER
    assert spans["dort"].scale == pytest.approx(2.0)
    assert spans["vraiment"].struck


def test_placeholders_inherit_place_and_style_through_layout_and_master() -> None:
    holder = '<p:ph type="title"/>'
    layout = shape(2, "", paragraph("Titre du modèle"), '<p:ph type="title"/>')
    master = shape(3, box(20, 10, 200, 30), paragraph("Modèle"), '<p:ph type="title"/>')
    page = page_of(shape(7, "", paragraph("La fraction"), holder), layout=layout, master=master)
    (title,) = page.items
    assert isinstance(title, PlainText)
    assert (title.text, title.bold, title.colour, title.align) == ("La fraction", True, "#000080", PlainAlign.CENTRE)
    assert title.size == pytest.approx(44 * POINT_MM, abs=0.001)
    assert 20 < title.x < 23
    assert page.title == "La fraction"


def test_levels_of_a_body_have_the_master_s_bullets_and_sizes() -> None:
    body = paragraph("un") + paragraph("deux", 'lvl="1"')
    item = only(shape(7, box(10, 40, 200, 100), body, '<p:ph idx="1"/>'))
    assert isinstance(item, PlainText)
    assert [one.marker for one in item.paragraphs] == [PlainMarker.BULLET, PlainMarker.NUMBER]
    assert [one.level for one in item.paragraphs] == [0, 1]


def test_what_stands_on_the_master_is_locked_and_beneath() -> None:
    master = shape(2, box(0, 0, 280, 10) + preset("rect") + solid("FF0000"))
    page = page_of(shape(7, box(0, 0, 40, 30) + preset("rect") + solid("00FF00")), master=master)
    assert [(item.source, item.is_locked) for item in page.items] == [
        ("page1/master/shape2", True),
        ("page1/shape7", False),
    ]


def test_picture_is_cropped_mirrored_and_turned() -> None:
    crop = '<a:srcRect l="25000" b="50000"/>'
    more = {"related": [("rId9", "image", "../media/chat.png")], "files": {"ppt/media/chat.png": png()}}
    item = only(picture(7, properties=box(10, 20, 40, 30, 'flipH="1" rot="10800000"'), crop=crop), **more)
    assert isinstance(item, PlainPicture)
    assert (item.crop, item.is_mirrored, item.turn, item.alt) == ((0.25, 0.0, 0.0, 0.5), True, 180.0, "Un chat")
    assert [item.x, item.y, item.width, item.height] == near(50, 50, 40, 30)


def test_picture_that_lies_once_in_the_package_is_one_file() -> None:
    more = {"related": [("rId9", "image", "../media/chat.bmp")], "files": {"ppt/media/chat.bmp": png(kind="BMP")}}
    found = imported(presentation([slide(picture(7, properties=box(0, 0, 9, 9)))] * 3, **more))  # type: ignore[arg-type]
    assert [(file.name, file.data[:4]) for file in found.lesson.files] == [("chat.png", b"\x89PNG")]


def test_metafile_is_a_frame_in_its_place_and_said() -> None:
    more = {"related": [("rId9", "image", "../media/a.emf")], "files": {"ppt/media/a.emf": b"\1\0\0\0" + bytes(90)}}
    data = presentation([slide(picture(7, properties=box(10, 20, 40, 30)))], **more)  # type: ignore[arg-type]
    frame, label = imported(data).lesson.pages[0].items
    assert (frame.source, label.source) == ("page1/shape7", "page1/shape7/label")
    assert losses(data) == [("Image d’un format que le tableau n’affiche pas.", False, "page1/shape7")]


def test_film_is_a_film_with_its_file_and_poster() -> None:
    media = (
        '<a:videoFile r:link="rId7"/><p:extLst><p:ext uri="x"><p14:media r:embed="rId8">'
        '<p14:trim st="1500"/></p14:media></p:ext></p:extLst>'
    )
    related = [
        ("rId9", "image", "../media/a.png"),
        ("rId8", "media", "../media/f.mp4"),
        ("rId7", "video", "file:///f.mp4"),
    ]
    files = {"ppt/media/a.png": png(), "ppt/media/f.mp4": b"film"}
    item = only(picture(7, properties=box(10, 20, 40, 30), media=media), related=related, files=files)
    assert isinstance(item, PlainMedia)
    assert (item.is_film, item.file, item.poster, item.start_s) == (True, "f.mp4", "a.png", 1.5)


def test_film_outside_the_file_leaves_its_picture_and_is_said() -> None:
    related = [("rId9", "image", "../media/a.png"), ("rId7", "video", "file:///f.mp4")]
    shapes = picture(7, properties=box(10, 20, 40, 30), media='<a:videoFile r:link="rId7"/>')
    data = presentation([slide(shapes)], related=related, files={"ppt/media/a.png": png()})
    assert [type(item) for item in imported(data).lesson.pages[0].items] == [PlainPicture]
    assert losses(data)[0][1:] == (False, "page1/shape7")


def test_svg_is_drawn() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="red"/></svg>'
    more = {"related": [("rId9", "image", "../media/a.svg")], "files": {"ppt/media/a.svg": svg}}
    found = imported(presentation([slide(picture(7, properties=box(0, 0, 9, 9)))], **more))  # type: ignore[arg-type]
    assert [(file.name, file.data[:4]) for file in found.lesson.files] == [("a.png", b"\x89PNG")]


def ink_slide(part: str) -> bytes:
    """A slide with handwriting, and the picture that other programs show of it."""
    other = picture(7, properties=box(10, 20, 40, 20))
    shapes = (
        "<mc:AlternateContent><mc:Choice Requires='p14'><p:contentPart r:id='rId8'><p14:nvContentPartPr>"
        f"<p14:cNvPr id='7' name='Ink'/></p14:nvContentPartPr>{box(10, 20, 40, 20, tag='p14:xfrm')}</p:contentPart>"
        f"</mc:Choice><mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )
    related = [("rId9", "image", "../media/a.png"), ("rId8", "customXml", "../ink/ink1.xml")]
    return presentation([slide(shapes)], related, {"ppt/media/a.png": png(), "ppt/ink/ink1.xml": part})


def test_handwriting_is_strokes_in_its_box() -> None:
    ink = '<ink xmlns="http://www.w3.org/2003/InkML"><trace>0 0, 100 0, 100 50</trace><trace>0 50, 50 50</trace></ink>'
    items = imported(ink_slide(ink)).lesson.pages[0].items
    assert [(type(item), item.source, item.group) for item in items] == [
        (PlainStroke, "page1/shape7", "page1/shape7"),
        (PlainStroke, "page1/shape7/2", "page1/shape7"),
    ]
    xs = [x for item in items if isinstance(item, PlainStroke) for x, _ in item.points]
    ys = [y for item in items if isinstance(item, PlainStroke) for _, y in item.points]
    assert 9.9 <= min(xs) < 12 < 48 < max(xs) <= 50.1
    assert 19.9 <= min(ys) < 22 < 38 < max(ys) <= 40.1


def test_handwriting_that_cannot_be_read_is_its_picture_and_said() -> None:
    data = ink_slide("<nothing/>")
    assert [type(item) for item in imported(data).lesson.pages[0].items] == [PlainPicture]
    assert losses(data) == [("Encre manuscrite reprise comme une image.", False, "page1/shape7")]


def test_table_is_a_group_of_cells_with_spans() -> None:
    def cell(text: str, attributes: str = "", inner: str = "") -> str:
        return f"<a:tc {attributes}><a:txBody><a:bodyPr/>{paragraph(text)}</a:txBody><a:tcPr>{inner}</a:tcPr></a:tc>"

    rows = (
        f'<a:tr h="{10 * EMU}">{cell("Tout", chr(103) + "ridSpan=" + chr(34) + "2" + chr(34), solid("FF0000"))}'
        f'{cell("", "hMerge=" + chr(34) + "1" + chr(34))}</a:tr><a:tr h="{10 * EMU}">{cell("a")}{cell("b")}</a:tr>'
    )
    table = f'<a:tbl><a:tblGrid><a:gridCol w="{30 * EMU}"/><a:gridCol w="{50 * EMU}"/></a:tblGrid>{rows}</a:tbl>'
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="7" name="t"/></p:nvGraphicFramePr>'
        f'{box(10, 20, 80, 20, tag="p:xfrm")}<a:graphic><a:graphicData uri="x">{table}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )
    items = page_of(frame).items
    assert {item.source for item in items} == {
        "page1/shape7/r1c1", "page1/shape7/r1c1/text", "page1/shape7/r2c1", "page1/shape7/r2c2",
    }  # fmt: skip
    assert {item.group for item in items} == {"page1/shape7"}
    wide = next(item for item in items if isinstance(item, PlainShape))
    assert wide.points[1][0] - wide.points[0][0] == pytest.approx(80)


def test_chart_is_a_frame_and_said() -> None:
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="7" name="t"/></p:nvGraphicFramePr>'
        f'{box(10, 20, 80, 20, tag="p:xfrm")}<a:graphic><a:graphicData uri="http://x/chart"/></a:graphic>'
        "</p:graphicFrame>"
    )
    data = presentation([slide(frame)])
    assert losses(data) == [("Graphique sans équivalent dans la leçon.", False, "page1/shape7")]


def test_links_lead_to_pages_and_to_the_web() -> None:
    related = [
        ("rId8", "hyperlink", "https://example.org/"),
        ("rId9", "slide", "slide2.xml"),
        ("rId7", "hyperlink", "file:///C:/a"),
    ]
    body = box(0, 0, 40, 30) + preset("rect") + solid("00FF00")
    shapes = (
        shape(1, body, link='<a:hlinkClick r:id="rId8"/>')
        + shape(2, body, link='<a:hlinkClick r:id="rId9" action="ppaction://hlinksldjump"/>')
        + shape(3, body, link='<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=lastslide"/>')
        + shape(4, body, link='<a:hlinkClick r:id="rId7"/>')
        + shape(5, body, link='<a:hlinkClick r:id="" action="ppaction://macro?name=X"/>')
    )
    data = presentation([slide(shapes), slide("")], related=related)
    links = [item.link for item in imported(data).lesson.pages[0].items]
    assert links == ["https://example.org/", "page:2", "page:2", "", ""]
    assert [one[2] for one in losses(data)] == ["page1/shape4", "page1/shape5"]


def test_background_is_the_paper_s_colour_or_a_locked_picture() -> None:
    plain = f"<p:bg><p:bgPr>{solid('204060')}</p:bgPr></p:bg>"
    shown = '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId9"/></a:blipFill></p:bgPr></p:bg>'
    more = {"related": [("rId9", "image", "../media/a.png")], "files": {"ppt/media/a.png": png()}}
    first, second = imported(
        presentation([slide("", background=plain), slide("", background=shown)], **more)
    ).lesson.pages  # type: ignore[arg-type]
    assert first.colour == "#204060"
    (item,) = second.items
    assert isinstance(item, PlainPicture)
    assert (item.is_locked, item.width, item.height) == (True, 280.0, 210.0)


def test_gradient_behind_a_slide_is_a_picture_with_its_colours() -> None:
    stops = (("0", "FF0000"), ("100000", "0000FF"))
    listed = "".join(f'<a:gs pos="{pos}"><a:srgbClr val="{value}"/></a:gs>' for pos, value in stops)
    fill = f'<a:gradFill><a:gsLst>{listed}</a:gsLst><a:lin ang="0"/></a:gradFill>'
    found = imported(presentation([slide("", background=f"<p:bg><p:bgPr>{fill}</p:bgPr></p:bg>")]))
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainPicture)
    assert item.is_locked
    with Image.open(BytesIO(found.lesson.files[0].data)) as image:
        left, right = image.getpixel((1, 9)), image.getpixel((image.width - 2, 9))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 240 > 20 > left[2]
    assert right[2] > 240 > 20 > right[0]


def test_notes_and_comments_are_the_page_s_notes() -> None:
    holder = '<p:ph type="body"/>'
    text = shape(2, "", paragraph("À dire"), holder)
    notes = f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{text}</p:spTree></p:cSld></p:notes>"
    comments = f"<p:cmLst {NAMESPACES}><p:cm><p:text>Trop long</p:text></p:cm></p:cmLst>"
    related = [("rId8", "notesSlide", "../notes/n.xml"), ("rId9", "comments", "../comments/c.xml")]
    data = presentation([slide("")], related, {"ppt/notes/n.xml": notes, "ppt/comments/c.xml": comments})
    assert imported(data).lesson.pages[0].notes == "À dire\nCommentaire : Trop long"


def test_hidden_slide_is_a_page_and_said() -> None:
    data = presentation([slide("", attributes='show="0"')])
    assert [one[1:] for one in losses(data)] == [(False, "page1")]


def test_invisible_shape_and_empty_placeholder_are_said() -> None:
    data = presentation([slide(shape(7, box(0, 0, 9, 9)) + shape(8, box(0, 0, 9, 9), holder='<p:ph type="body"/>'))])
    assert losses(data) == [("Forme invisible.", True, "page1/shape7"), ("Cadre vide.", True, "page1/shape8")]


def test_formula_is_latex_within_its_text() -> None:
    formula = (
        "<a:p><a:r><a:t>Soit </a:t></a:r><mc:AlternateContent><mc:Choice Requires='a14'><a14:m><m:oMath>"
        "<m:f><m:num><m:r><m:t>𝑥</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></a14:m>"
        "</mc:Choice></mc:AlternateContent></a:p>"
    )
    item = only(shape(7, box(10, 20, 100, 80), formula))
    assert isinstance(item, PlainText)
    assert item.text == r"Soit \frac{x}{2}"
    assert [(one.start, one.end) for one in item.spans if one.is_formula] == [(5, 16)]


def test_wide_slide_is_a_page_of_320_mm() -> None:
    page = page_of(shape(7, box(0, 0, 160, 90) + preset("rect") + solid("FF0000")), size=(640, 360))
    assert (page.width, page.height) == (320.0, 180.0)
    (item,) = page.items
    assert isinstance(item, PlainShape)
    assert [*item.points[1]] == near(80, 45)


def test_locked_and_old_files_are_said() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    for data, fault in (
        (old + "EncryptedPackage".encode("utf-16-le"), FormatFault.LOCKED),
        (old, FormatFault.OTHER_FORMAT),
    ):
        with pytest.raises(FormatError) as raised:
            read_lesson(data, "a.pptx")
        assert raised.value.fault is fault


def test_presentation_without_slides_is_empty() -> None:
    with pytest.raises(FormatError) as raised:
        read_lesson(presentation([]), "a.pptx")
    assert raised.value.fault is FormatFault.EMPTY


def test_spaces_that_do_not_break_stay_in_a_text() -> None:
    item = only(shape(7, box(0, 0, 40, 30), paragraph("10\u202f000\u00a0€ \U0001f469\u200d\U0001f467")))
    assert isinstance(item, PlainText)
    assert item.text == "10\u202f000\u00a0€ \U0001f469\u200d\U0001f467"


def test_a_text_without_colour_stays_hidden_and_is_told() -> None:
    clear = '<a:solidFill><a:srgbClr val="FF0000"><a:alpha val="{}"/></a:srgbClr></a:solidFill>'
    runs = "".join(
        f"<a:r><a:rPr>{fill}</a:rPr><a:t>{text}</a:t></a:r>"
        for fill, text in ((clear.format(0), "caché"), ("<a:noFill/>", "vide"), (clear.format(40000), "clair"))
    )
    found = imported(presentation([slide(shape(7, box(0, 0, 40, 30), f"<a:p>{runs}</a:p>"))]))
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainText)
    assert item.text == "clair"
    assert [(loss.what, loss.item) for loss in found.losses] == [
        ("Texte invisible dans le fichier, laissé de côté.", "page1/shape7"),
        ("Transparence du texte non reprise.", "page1/shape7"),
    ]


def test_one_of_two_alternatives_in_a_paragraph_is_read() -> None:
    branches = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="zz"><a:r><a:t>neuf</a:t></a:r></mc:Choice>'
        "<mc:Fallback><a:r><a:t>ancien</a:t></a:r></mc:Fallback></mc:AlternateContent>"
    )
    item = only(shape(7, box(0, 0, 40, 30), f"<a:p><a:r><a:t>un </a:t></a:r>{branches}</a:p>"))
    assert isinstance(item, PlainText)
    assert item.text == "un ancien"


def test_unknown_parts_and_highlights_are_told() -> None:
    words = (
        "<a:p><a:r><a:rPr><a:highlight><a:srgbClr val='FFFF00'/></a:highlight></a:rPr><a:t>UN</a:t></a:r>"
        "<a:foo><a:t>DEUX</a:t></a:foo></a:p>"
    )
    found = imported(presentation([slide(shape(7, box(0, 0, 40, 30), words) + "<p:foo><p:t>TROIS</p:t></p:foo>")]))
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainText)
    assert item.text == "UNDEUX"
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [
        (False, "page1/shape7"), (False, "page1/shape7"), (True, "page1/foo"),
    ]  # fmt: skip
