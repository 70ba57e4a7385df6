"""Tags of a PDF: what a reader who cannot see the page is told, in order, by readers that share nothing with the
writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.golden.scenes import PICTURE, picture_bytes
from tests.support.board import samples
from tests.support.pdf_tags import Tag, assert_rules_are_kept, has_poppler, opened, read_aloud, tag_tree
from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.document.behaviour import Behaviour, Reveal
from tni.document.document import Document
from tni.document.items import AnyItem, Image, Page, Shape, ShapeKind, Stroke, Text
from tni.document.links import page_link
from tni.document.page_properties import PageMaster, page_master_key
from tni.document.tables import table_shapes
from tni.document.text_style import Marker, Paragraph, SpanStyle, TextSpan
from tni.ink.pen import Pen, PenKind
from tni.quiz.bank.rendered_question import DrawnFormula
from tni.render.formula_shapes import FormulaShapes
from tni.render.pdf_writer import pdf_bytes
from tni.render.text_layout import Fonts
from tni.services.printing.page_export import PageContents, PageExport
from tni.ui.printing.export import write_pdf
from tni.ui.printing.web_page_texts import tag_texts

PAGE = PageId("p")
BLOBS = {PICTURE: picture_bytes()}.__getitem__
needs_poppler = pytest.mark.skipif(not has_poppler(), reason="poppler-utils is not installed")


@pytest.fixture(scope="module")
def fonts(qapp: QApplication) -> Fonts:
    return Fonts()


@pytest.fixture
def drawn_formulas(qapp: QApplication) -> Fonts:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9H0Z" fill="black" /></svg>'
    found = Fonts()
    found.formulas = FormulaShapes(lambda _latex: DrawnFormula(svg, 2.0, 2.0, 0.5))
    return found


def text(words: str, x: float, y: float, size: float = 6, **other: object) -> Text:
    made = Text(
        id=ItemId(new_id()), page=PAGE, text=words, size_mm=size, colour="#000000", font="", font_version="",
        width_mm=len(words) * size * 0.6 + 1, height_mm=size * 1.3 * (words.count("\n") + 1),
        transform=Affine.moving(x, y),
    )  # fmt: skip
    return replace(made, **other)  # type: ignore[arg-type]


def stroke(x: float, y: float) -> Stroke:
    line = samples([(x + k, y + k % 3) for k in range(0, 20, 2)])
    return Stroke(id=ItemId(new_id()), page=PAGE, pen=Pen(PenKind.PEN, "#102030", 1.0), samples=line)


def picture(x: float, y: float, alt: str = "") -> Image:
    return Image(
        id=ItemId(new_id()), page=PAGE, blob=PICTURE, width_mm=30, height_mm=20, alt=alt, transform=Affine.moving(x, y)
    )


def box(x: float, y: float) -> Shape:
    return Shape(
        id=ItemId(new_id()), page=PAGE, kind=ShapeKind.RECTANGLE, pen=Pen(PenKind.PEN, "#102030", 1.0), x0=x, y0=y,
        x1=x + 20, y1=y + 10,
    )  # fmt: skip


def lesson(*items: AnyItem, title: str = "", more: Sequence[Page] = ()) -> Document:
    placed = [replace(item, z=float(number)) for number, item in enumerate(items)]
    return Document([Page(id=PAGE, position=0, title=title), *more, *placed])


def written(document: Document, path: Path, *, contents: PageContents | None = None, described: bool = True) -> Path:
    export = PageExport.of(document, contents=contents or PageContents())
    write_pdf(export, path, BLOBS, Fonts(), described=described)
    return path


def tree_of(path: Path) -> Tag:
    with opened(path) as pdf:
        assert_rules_are_kept(pdf)
        tree = tag_tree(pdf)
        (page,) = (tree.kids[0],)
        return page


def test_a_page_is_read_from_top_to_bottom_then_what_is_drawn_by_hand(fonts: Fonts, tmp_path: Path) -> None:
    document = lesson(
        stroke(10, 150), box(100, 150), picture(10, 100, "Un volcan"), text("Il fume.", 60, 104),
        text("À retenir", 10, 60), stroke(40, 150), text("Les volcans", 10, 10, 14), text("Page du jour", 10, 40),
        title="Leçon 3",
    )  # fmt: skip
    path = written(document, tmp_path / "a.pdf")
    page = tree_of(path)
    assert (page.name, page.title) == ("Sect", "Leçon 3")
    assert page.names == ["H1", "P", "P", "Figure", "P", "Figure", "Figure"]
    assert [tag.alt for tag in page.all("Figure")] == ["Un volcan", "Écriture à la main", "Dessin"]
    with opened(path) as pdf:
        assert str(pdf.Root.Lang) == "fr-FR"
    if has_poppler():
        assert read_aloud(path) == ["Les volcans", "Page du jour", "À retenir", "Il fume."]


def test_a_single_large_sign_is_no_heading_and_the_title_of_the_page_is(fonts: Fonts, tmp_path: Path) -> None:
    page = tree_of(
        written(lesson(text("?", 10, 10, 40), text("Le verbe", 10, 90), title="Le verbe"), tmp_path / "a.pdf")
    )
    assert page.names == ["P", "H1"]


def test_lists_are_trees(fonts: Fonts, tmp_path: Path) -> None:
    marked = (
        Paragraph(), Paragraph(Marker.BULLET), Paragraph(Marker.NUMBER, 1), Paragraph(Marker.NUMBER, 1),
        Paragraph(Marker.BULLET), Paragraph(),
    )  # fmt: skip
    item = text("Il faut\nun compas\nbleu\nrouge\nune règle\nFin", 40, 10, paragraphs=marked)
    page = tree_of(written(lesson(item), tmp_path / "a.pdf"))
    inner = ("L", [("LI", ["Lbl", ("LBody", ["P"])]), ("LI", ["Lbl", ("LBody", ["P"])])])
    outer = ("L", [("LI", ["Lbl", ("LBody", ["P", inner])]), ("LI", ["Lbl", ("LBody", ["P"])])])
    assert page.names == ["P", outer, "P"]


def test_tables_are_tables_and_their_lines_decoration(fonts: Fonts, tmp_path: Path) -> None:
    cells = table_shapes(PAGE, Rect(20, 20, 120, 60), 2, 3, Pen())
    group = cells[0].group
    words = [("Mot", True), ("Nature", True), ("Genre", True), ("chat", False), ("nom", False)]
    texts = [
        text(word, 22 + 40 * (n % 3), 22 + 30 * (n // 3), bold=bold, group=group)
        for n, (word, bold) in enumerate(words)
    ]
    path = written(lesson(*cells, *texts, text("Avant", 20, 5), text("Après", 20, 100)), tmp_path / "a.pdf")
    page = tree_of(path)
    row = [("TH", ["P"])] * 3
    assert page.names == ["P", ("Table", [("TR", row), ("TR", [("TD", ["P"]), ("TD", ["P"]), "TD"])]), "P"]
    if has_poppler():
        assert read_aloud(path) == ["Avant", "Mot", "Nature", "Genre", "chat", "nom", "Après"]


def test_rectangles_side_by_side_are_no_table(fonts: Fonts, tmp_path: Path) -> None:
    group = ItemId("g")
    drawn = [replace(box(20, 20), group=group), replace(box(60, 40), group=group)]
    page = tree_of(written(lesson(*drawn, text("un", 22, 22, 3, group=group)), tmp_path / "a.pdf"))
    assert page.names == ["P", "Figure"]


def test_links_lead_to_the_web_and_to_pages_of_the_file(fonts: Fonts, tmp_path: Path) -> None:
    second = Page(id=PageId("q"), position=1, title="La suite")
    linked = SpanStyle(link="https://example.org/été")
    items = [
        text("Voir la suite", 10, 10, behaviour=Behaviour(link=page_link(second.id))),
        replace(picture(10, 40, "Carte"), behaviour=Behaviour(link="https://example.org/carte")),
        text("Lire ceci ou cela", 10, 90, spans=(TextSpan(5, 9, linked),)),
        text("Nulle part", 10, 120, behaviour=Behaviour(link=page_link(PageId("other")))),
    ]
    path = written(lesson(*items, more=[second]), tmp_path / "a.pdf")
    page = tree_of(path)
    assert page.names == [("P", ["Link"]), ("Link", ["Figure"]), ("P", ["Link"]), "P"]
    with opened(path) as pdf:
        notes = list(pdf.pages[0].Annots)
        assert len(notes) == 3
        inner, web, part = sorted(notes, key=lambda note: -float(note.Rect[3]))
        assert inner.Dest[0].objgen == pdf.pages[1].obj.objgen
        assert str(inner.Contents) == "La suite"
        assert str(web.A.URI) == "https://example.org/carte"
        assert str(part.A.URI) == "https://example.org/%C3%A9t%C3%A9"
        assert str(part.Contents) == "ceci"
        left, _, right, _ = map(float, part.Rect)
        whole = float(web.Rect[0])
        assert whole + 5 < left < right < whole + 200


def test_formulas_are_read_in_words_in_their_paragraph(drawn_formulas: Fonts, tmp_path: Path) -> None:
    latex = SpanStyle(formula=True)
    item = text(r"L’aire vaut \frac{a}{2} ici", 10, 10, spans=(TextSpan(12, 23, latex),))
    export = PageExport.of(lesson(item))
    data = pdf_bytes(export.pages, BLOBS, drawn_formulas, tags=tag_texts(described=True))
    with opened(data) as pdf:
        assert_rules_are_kept(pdf)
        (paragraph,) = tag_tree(pdf).all("P")
    assert paragraph.text == "L’aire vaut a sur 2 ici"
    assert [(kid.name, kid.alt) for kid in paragraph.kids] == [("Formula", "a sur 2")]


def test_what_is_not_revealed_is_not_read(fonts: Fonts, tmp_path: Path) -> None:
    secret = text("Question\nréponse cachée", 10, 10, 12, behaviour=Behaviour(reveals=(Reveal(1, paragraph=1),)))
    path = written(lesson(secret, text("Note", 10, 80, 6)), tmp_path / "a.pdf", contents=PageContents(steps=True))
    with opened(path) as pdf:
        assert_rules_are_kept(pdf)
        first, last = tag_tree(pdf).kids
        assert "cachée" not in str([(tag.text, tag.alt) for tag in first.all()])
        assert "cachée" in str([tag.text for tag in last.all()])


@needs_poppler
def test_words_stay_apart_where_a_line_breaks(fonts: Fonts, tmp_path: Path) -> None:
    item = text(
        "Une échelle de cinq mètres est posée contre un mur.", 10, 10, wrapped=True, width_mm=60.0, height_mm=60.0
    )
    path = written(lesson(item), tmp_path / "a.pdf")
    with opened(path) as pdf:
        assert [tag.text for tag in tag_tree(pdf).all("P")] == [item.text]
    with pypdfium2.PdfDocument(path) as pdf_seen:
        assert "\t" not in pdf_seen[0].get_textpage().get_text_range()


def test_tags_change_no_pixel(fonts: Fonts, tmp_path: Path) -> None:
    marked = (Paragraph(Marker.BULLET),)
    document = lesson(
        stroke(10, 150), box(100, 150), picture(10, 100), text("À retenir\nfin", 30, 60, paragraphs=marked),
        stroke(40, 150),
    )  # fmt: skip
    pages = PageExport.of(document).pages
    tagged, bare = (pdf_bytes(pages, BLOBS, fonts, tags=tags) for tags in (tag_texts(described=True), None))
    one, other = (seen(data) for data in (tagged, bare))
    assert np.array_equal(one, other)
    with opened(bare) as pdf:
        assert "/StructTreeRoot" not in pdf.Root


def seen(data: bytes) -> np.ndarray:
    with pypdfium2.PdfDocument(data) as pdf:
        return pdf[0].render(scale=2).to_numpy().copy()


def test_an_entry_s_pdf_says_no_more_than_is_seen(fonts: Fonts, tmp_path: Path) -> None:
    document = lesson(picture(10, 10, "Emma Martin"), text("Exercice", 10, 60), title="Groupe d’Emma Martin")
    path = written(document, tmp_path / "a.pdf", described=False)
    page = tree_of(path)
    assert page.title == "Page 1"
    assert [tag.alt for tag in page.all("Figure")] == ["Image"]


LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=30)
PLACES = st.floats(0, 160)
STYLES = st.sampled_from(
    [SpanStyle(), SpanStyle(bold=True), SpanStyle(link="https://example.org"), SpanStyle(colour="#ff0000")]
)


@st.composite
def any_item(draw: st.DrawFn) -> AnyItem:
    x, y = draw(PLACES), draw(PLACES)
    match draw(st.integers(0, 3)):
        case 0:
            return stroke(x, y)
        case 1:
            return picture(x, y, draw(LINES))
        case 2:
            return box(x, y)
        case _:
            words = draw(LINES)
            marks = tuple(
                Paragraph(one, draw(st.integers(0, 3))) for one in draw(st.lists(st.sampled_from(Marker), max_size=4))
            )
            spans = (TextSpan(0, min(4, len(words)), draw(STYLES)),) if words else ()
            link = draw(st.sampled_from(["", "https://example.org", page_link(PAGE)]))
            return text(
                words, x, y, draw(st.floats(2, 20)), paragraphs=marks, spans=spans, behaviour=Behaviour(link=link)
            )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=st.lists(any_item(), max_size=8))
def test_whatever_is_on_a_page_all_that_is_painted_has_one_tag(items: list[AnyItem], fonts: Fonts) -> None:
    pages = PageExport.of(lesson(*items)).pages
    with opened(pdf_bytes(pages, BLOBS, fonts, tags=tag_texts(described=True))) as pdf:
        assert_rules_are_kept(pdf)


def test_a_master_page_is_an_artifact_of_pagination_and_its_links_are_those_of_each_page(
    fonts: Fonts, tmp_path: Path
) -> None:
    master, other = PageId("master:m"), Page(id=PageId("q"), position=1)
    whole = text("École du Lac", 10, 10, page=master, behaviour=Behaviour(link="https://example.org/ecole"))
    said = SpanStyle(link="https://example.org/carte")
    words = text("Voir la carte", 10, 150, page=master, spans=(TextSpan(8, 13, said),))
    uses = [PageMaster(id=page_master_key(page), master=master) for page in (PAGE, other.id)]
    document = Document([
        Page(id=PAGE, position=0), other, Page(id=master, position=0), *uses, whole, words, stroke(10, 170),
        text("Les volcans", 10, 60), replace(stroke(40, 90), page=master),
    ])  # fmt: skip
    path = written(document, tmp_path / "a.pdf")
    with opened(path) as pdf:
        assert_rules_are_kept(pdf)
        assert [page.names for page in tag_tree(pdf).kids] == [["P", "Figure", "Link", "Link"], ["Link", "Link"]]
        for page in pdf.pages:
            notes = {str(note.Contents): str(note.A.URI) for note in page.Annots}
            assert notes == {"École du Lac": "https://example.org/ecole", "carte": "https://example.org/carte"}
            artifacts = [
                operands[1].Type for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
            ]  # fmt: skip
            assert set(map(str, artifacts)) == {"/Pagination"}
    if has_poppler():
        assert read_aloud(path) == ["Les volcans"]
