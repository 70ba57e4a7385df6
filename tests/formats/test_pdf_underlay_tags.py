"""Tags and links of PDF pages that lie under a tagged overlay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.support.pdf_samples import SamplePage, overlay_pdf, sample_pdf, saved
from tests.support.pdf_tags import Tag, assert_rules_are_kept, has_poppler, opened, read_aloud, tag_tree
from tni.core.geometry import Rect
from tni.core.units import PT_PER_MM
from tni.formats.pdf_merge import PdfUnderlay, merge_underlays

PLACE = Rect(100.0, 20.0, 595 / PT_PER_MM / 2, 842 / PT_PER_MM / 2)
TAGGED = (
    "/H1 <</MCID 0>> BDC BT /F1 24 Tf 60 700 Td (Titre) Tj ET EMC "
    "/P <</MCID 1>> BDC BT /F1 11 Tf 60 600 Td (Corps) Tj ET EMC"
)


def tagged_overlay(count: int = 1) -> bytes:
    """An overlay with one stroke on each page, as the program tags it."""
    pdf = opened(overlay_pdf(count))
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    root.K, numbers = Array([document]), Array()
    for number, page in enumerate(pdf.pages):
        section = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Sect, P=document, Pg=page.obj, K=Array()))
        ink = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Figure, P=section, Pg=page.obj, K=Array([0]), Alt=String("Encre"))
        )
        document.K.append(section)
        section.K.append(ink)
        page.contents_add(b"/Figure <</MCID 0>> BDC ", prepend=True)
        page.contents_add(b" EMC")
        page.obj.StructParents = number
        numbers.extend([number, Array([ink])])
    root.ParentTree, root.ParentTreeNextKey = pdf.make_indirect(Dictionary(Nums=numbers)), count
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
    pdf.Root.Lang = String("fr-FR")
    return saved(pdf)


def source(change: Callable[[Pdf], object] = lambda _pdf: None) -> bytes:
    """A PDF of two pages, the first with tags of its own: a heading by a name of its maker's, and a paragraph."""
    pdf = opened(sample_pdf([SamplePage("Un", content=TAGGED), SamplePage("Deux")]))
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Titre1=Name.H1)))
    page = pdf.pages[0].obj
    whole = pdf.make_indirect(Dictionary(S=Name.Document, P=root))
    head = pdf.make_indirect(Dictionary(S=Name.Titre1, P=whole, Pg=page, K=0, Lang=String("en")))
    body = Dictionary(S=Name.P, P=whole, Pg=page, K=Array([Dictionary(Type=Name.MCR, MCID=1)]), Alt=String("Le corps"))
    whole.K = Array([head, pdf.make_indirect(body)])
    root.K = whole
    page.StructParents = 0
    root.ParentTree = Dictionary(Nums=Array([0, Array([head, whole.K[1]])]))
    pdf.Root.StructTreeRoot = root
    change(pdf)
    return saved(pdf)


def merged(folder: Path, pages: list[PdfUnderlay | None], *, described: bool = True) -> Path:
    overlay, out = folder / "overlay.pdf", folder / "out.pdf"
    overlay.write_bytes(tagged_overlay(len(pages)))
    merge_underlays(overlay, pages, out, "Leçon", described=described)
    return out


def tree_of(path: Path) -> Tag:
    with opened(path) as pdf:
        assert_rules_are_kept(pdf)
        return tag_tree(pdf)


def test_a_page_without_tags_is_read_whole_before_the_ink(tmp_path: Path) -> None:
    path = merged(tmp_path, [PdfUnderlay(source(), 1, PLACE)])
    assert tree_of(path).names == [("Sect", ["P", "Figure"])]
    if has_poppler():
        assert "Deux" in " ".join(read_aloud(path))


def test_a_page_without_letters_is_a_picture(tmp_path: Path) -> None:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    path = merged(tmp_path, [PdfUnderlay(saved(pdf), 0, PLACE)])
    assert [tag.alt for tag in tree_of(path).all("Figure")] == ["PDF, page 1", "Encre"]


def test_a_page_keeps_its_own_tags_with_their_descriptions(tmp_path: Path) -> None:
    path = merged(tmp_path, [PdfUnderlay(source(), 0, PLACE)])
    (section,) = tree_of(path).kids
    assert section.names == [("Div", ["H1", "P"]), "Figure"]
    heading, body = section.kids[0].kids
    assert (heading.forms, body.forms, body.alt) == ([0], [1], "Le corps")
    with opened(path) as pdf:
        (form,) = (one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form")
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        listed = numbers[numbers.index(int(form.StructParents)) + 1]
        assert [str(element.S) for element in listed] == ["/H1", "/P"]
    if has_poppler():
        assert [one for one in read_aloud(path) if one in ("Titre", "Corps")] == ["Titre", "Corps"]


def test_a_page_that_is_shown_twice_and_an_entry_s_pages_are_read_whole(tmp_path: Path) -> None:
    under = PdfUnderlay(source(), 0, PLACE)
    assert tree_of(merged(tmp_path, [under, under])).names == [("Sect", ["P", "Figure"])] * 2
    path = merged(tmp_path, [under], described=False)
    assert tree_of(path).names == [("Sect", ["P", "Figure"])]
    assert b"Le corps" not in path.read_bytes()


def endless(pdf: Pdf) -> None:
    whole = pdf.Root.StructTreeRoot.K
    whole.K.append(whole)


def shared(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K.K.append(pdf.Root.StructTreeRoot.K.K[0])


def huge(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K.K[0].K = Array([2_000_000_000, -1, 0])


def nonsense(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K = Array([1, None, String("x"), Dictionary(S=String("y"), K=Name.Z)])


def deep(pdf: Pdf) -> None:
    inner = pdf.Root.StructTreeRoot.K
    for _ in range(400):
        inner = pdf.make_indirect(Dictionary(S=Name.Div, K=Array([inner])))
    pdf.Root.StructTreeRoot.K = inner


@pytest.mark.parametrize("change", [endless, shared, huge, nonsense, deep])
def test_tags_that_break_the_rules_break_no_rule_here(tmp_path: Path, change: Callable[[Pdf], None]) -> None:
    tree_of(merged(tmp_path, [PdfUnderlay(source(change), 0, PLACE)]))


def noted(*notes: dict[str, Any], turn: int = 0) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        page.Rotate = turn
        page.Annots = Array()
        for keys in notes:
            note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 742, 100, 842]), **keys)
            if keys.get("Dest") == "second":
                note.Dest = Array([pdf.pages[1].obj, Name.Fit])
            page.Annots.append(pdf.make_indirect(note))

    return change


WEB = {"A": Dictionary(S=Name.URI, URI=String("https://example.org/x"))}
SCRIPT = {"A": Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))}
FILE = {"A": Dictionary(S=Name.URI, URI=String("file:///etc/passwd"))}


@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 0)), (90, (1, 0))])
def test_links_to_the_web_lie_where_the_page_shows_them(tmp_path: Path, turn: int, corner: tuple[int, int]) -> None:
    place = PLACE if turn == 0 else Rect(PLACE.x, PLACE.y, PLACE.height, PLACE.width)
    path = merged(tmp_path, [PdfUnderlay(source(noted(WEB, SCRIPT, FILE, turn=turn)), 0, place)])
    tree_of(path)
    with opened(path) as pdf:
        (note,) = pdf.pages[0].Annots
        assert str(note.A.URI) == "https://example.org/x"
        left, bottom, right, top = map(float, note.Rect)
        assert (right - left, top - bottom) == pytest.approx((50, 50), abs=0.1)
        x = place.x + corner[0] * place.width
        assert (left if corner[0] == 0 else right) == pytest.approx(x * PT_PER_MM, abs=0.1)
        assert top == pytest.approx((180 - place.y) * PT_PER_MM, abs=0.1)


def test_links_among_the_pages_lead_to_the_page_that_shows_it_or_are_left_out(tmp_path: Path) -> None:
    data = source(noted({"Dest": "second"}))
    both = merged(tmp_path, [PdfUnderlay(data, 0, PLACE), None, PdfUnderlay(data, 1, PLACE)])
    tree_of(both)
    with opened(both) as pdf:
        (note,) = pdf.pages[0].Annots
        assert note.Dest[0].objgen == pdf.pages[2].obj.objgen
    with opened(merged(tmp_path, [PdfUnderlay(data, 0, PLACE)])) as pdf:
        assert not pdf.pages[0].obj.get("/Annots", [])


def test_links_of_an_entry_s_pages_are_left_out(tmp_path: Path) -> None:
    with opened(merged(tmp_path, [PdfUnderlay(source(noted(WEB)), 0, PLACE)], described=False)) as pdf:
        assert not pdf.pages[0].obj.get("/Annots", [])
