"""What somebody may find in a PDF is read, wherever it stands; what cannot be read is told."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.support.pdf_samples import SamplePage, noted_pdf, sample_pdf, saved
from tni.core.document_text import Unread
from tni.formats.documents import pdf_text
from tni.formats.documents.document_reader import read_document

NAME = "Emma Martin"
WRITTEN = f"BT /F1 24 Tf 5 8 Td ({NAME}) Tj ET"
TEXT = "BT /F1 9 Tf 60 600 Td (" + "Les fractions se comparent avec un dénominateur. " * 6 + ") Tj ET "
PICTURE = "q {} 0 0 {} 0 {} cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q "


def changed(change: Callable[[Pdf], object], data: bytes | None = None) -> bytes:
    with Pdf.open(io.BytesIO(data or sample_pdf([SamplePage("Bilan")]))) as pdf:
        change(pdf)
        return saved(pdf)


def resaved(before: bytes, after: bytes) -> bytes:
    """Return a file whose objects were replaced by those of another one of as many objects, at its end."""
    out, places = bytearray(before), dict[int, int]()
    start = before.rindex(b"startxref")
    last = int(before[start:].split()[1])
    with Pdf.open(io.BytesIO(after)) as pdf:
        for number in range(1, len(pdf.objects) + 1):
            found = pdf.get_object(number, 0)
            if isinstance(found, pikepdf.Stream):
                places[number] = len(out)
                body = found.read_bytes()
                out += b"%d 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n" % (number, len(body), body)
        size, root = len(pdf.objects) + 1, pdf.Root.objgen[0]
    at = len(out)
    out += b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    out += b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, last, at)
    return bytes(out)


def attached(pdf: Pdf, holder: Callable[[Pdf, Dictionary], object], **keys: object) -> None:
    stream = pdf.make_stream(NAME.encode(), **keys)
    holder(pdf, pdf.make_indirect(Dictionary(Type=Name.Filespec, UF=String("a.txt"), EF=Dictionary(UF=stream))))


def in_names(pdf: Pdf, spec: Dictionary) -> None:
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a"), spec])))


def in_note(pdf: Pdf, spec: Dictionary) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=spec)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def with_states(pdf: Pdf) -> None:
    """A button whose look when it is pressed has a name."""
    note = pdf.pages[0].obj.Annots[0]
    look = note.AP.N
    note.AP = Dictionary(N=pdf.make_stream(b"", Subtype=Name.Form, BBox=look.BBox), D=Dictionary(On=look))


def of_shared_fonts(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0].AP.N.Resources


def take_page_out(pdf: Pdf) -> None:
    left = pdf.pages[0].obj
    pdf.add_blank_page()
    del pdf.pages[0]
    pdf.Root.Kept = left


NAMED = sample_pdf([SamplePage(NAME)])
BLANKED = sample_pdf([SamplePage("Copie à corriger")])
FIELD = {"FT": Name.Tx, "T": "nom"}
WAYS: dict[str, bytes] = {
    "look of a stamp": noted_pdf("Stamp", WRITTEN),
    "hidden stamp": noted_pdf("Stamp", WRITTEN, hidden=True),
    "look of a field": noted_pdf("Widget", WRITTEN, more=FIELD),
    "field of no form": noted_pdf("Widget", WRITTEN, is_form=False, more=FIELD),
    "look when pressed": changed(with_states, noted_pdf("Widget", WRITTEN, more={"FT": Name.Btn, "T": "nom"})),
    "look with shared fonts": changed(of_shared_fonts, noted_pdf("Widget", WRITTEN, more=FIELD)),
    "attached": changed(lambda pdf: attached(pdf, in_names)),
    "attached with a type": changed(lambda pdf: attached(pdf, in_names, Type=Name.EmbeddedFile)),
    "attached to the page": changed(lambda pdf: attached(pdf, in_note)),
    "metadata without a type": changed(
        lambda pdf: pdf.pages[0].obj.update({"/Metadata": pdf.make_stream(f"<a>{NAME}</a>".encode())})
    ),
    "long value": changed(
        lambda pdf: pdf.pages[0].obj.Annots[0].update({"/V": pdf.make_stream(NAME.encode())}),
        noted_pdf("Widget", more=FIELD),
    ),
    "choice": noted_pdf("Widget", more={"FT": Name.Btn, "T": "eleve", "V": Name("/Emma Martin")}),
    "destination": changed(lambda pdf: pdf.Root.update({"/Dests": Dictionary({f"/{NAME}": Array([0])})})),
    "unknown key": changed(lambda pdf: pdf.Root.update({"/XX_Eleve": Array([Dictionary(A=String(NAME))])})),
    "string of its own": changed(lambda pdf: pdf.Root.update({"/XX_Eleve": pdf.make_indirect(String(NAME))})),
    "in an older encoding": changed(lambda pdf: pdf.Root.update({"/A": String(NAME.encode("utf-16-le"))})),
    "page that was taken out": changed(take_page_out, NAMED),
    "before it was saved again": resaved(NAMED, BLANKED),
    "before it was saved twice": resaved(resaved(NAMED, BLANKED), BLANKED),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_name_is_read_wherever_it_stands(way: str) -> None:
    found = read_document(WAYS[way], "a.pdf")
    assert NAME in found.text
    assert found.unread is None


def left_stream(pdf: Pdf) -> None:
    """As a program that changes the drawing of a page and leaves the old one."""
    pdf.Root.XX_Kept = pdf.make_stream(b"BT /F1 20 Tf (a) Tj ET")


def without_reference(data: bytes) -> bytes:
    return re.sub(rb"(/XX_Kept )\d 0 R", rb"\1null ", data)


UNREAD: dict[str, tuple[Callable[[], bytes], Unread]] = {
    "photo as a stamp": (lambda: noted_pdf("Stamp", PICTURE.format(300, 40, 0)), Unread.PICTURE),
    "small photo as a stamp": (lambda: noted_pdf("Stamp", PICTURE.format(20, 20, 0)), Unread.PICTURE),
    "hidden photo": (lambda: noted_pdf("Stamp", PICTURE.format(20, 20, 0), hidden=True), Unread.PICTURE),
    "ink": (lambda: noted_pdf("Ink", "1 w 5 5 m 30 30 l 50 10 l S"), Unread.PICTURE),
    "ink without a look": (lambda: noted_pdf("Ink", more={"InkList": Array([])}), Unread.PICTURE),
    "sound": (lambda: noted_pdf("Sound"), Unread.UNKNOWN),
    "written stamp": (
        lambda: noted_pdf("Stamp", "".join(f"{x} 5 m {x + 3} 35 l S " for x in range(0, 280, 5))),
        Unread.PICTURE,
    ),
    "strips": (
        lambda: sample_pdf([SamplePage(content="".join(PICTURE.format(595, 84.2, 84.2 * row) for row in range(10)))]),
        Unread.PICTURE,
    ),
    "writing in lines": (
        lambda: sample_pdf([SamplePage(content="".join(f"{x} 300 m {x + 5} 340 l S " for x in range(0, 400, 4)))]),
        Unread.PICTURE,
    ),
    "packed without end": (lambda: packed_file(zlib.compress(bytes(pdf_text.MOST_FILE + 9)), "Flate"), Unread.LONG),
    "packed in another way": (lambda: packed_file(bytes(1 << 16), "LZW"), Unread.LONG),
    "saved very often": (lambda: often_saved(pdf_text.MOST_REVISIONS + 1), Unread.LONG),
    "scan before it was saved again": (
        lambda: resaved(sample_pdf([SamplePage(content=PICTURE.format(595, 842, 0))]), BLANKED),
        Unread.PICTURE,
    ),
    "drawing left behind": (lambda: without_reference(changed(left_stream)), Unread.UNKNOWN),
}


def packed_file(data: bytes, way: str) -> bytes:
    def attach(pdf: Pdf) -> None:
        stream = pikepdf.Stream(pdf, data)
        stream.Filter = Name(f"/{way}Decode")
        in_names(pdf, pdf.make_indirect(Dictionary(EF=Dictionary(F=pdf.make_indirect(stream)))))

    with Pdf.open(io.BytesIO(sample_pdf())) as pdf:
        attach(pdf)
        return saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def often_saved(times: int) -> bytes:
    data = NAMED
    for _ in range(times):
        data = resaved(data, BLANKED)
    return data


@pytest.mark.parametrize("what", UNREAD)
def test_what_cannot_be_read_is_told(what: str) -> None:
    data, reason = UNREAD[what]
    assert read_document(data(), "a.pdf").unread is reason


READ: dict[str, Callable[[], bytes]] = {
    "drawing beside text": lambda: sample_pdf(
        [SamplePage(content=TEXT + "".join(f"{x} 300 m {x + 5} 340 l S " for x in range(0, 400, 4)))]
    ),
    "prepared for the web": lambda: sample_pdf([SamplePage("Un"), SamplePage("Deux")], linearize=True),
    "objects in streams": lambda: sample_pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "ticked box": lambda: noted_pdf("Widget", "1 w 5 5 m 10 0 l 20 15 l S", more={"FT": Name.Btn, "T": "oui"}),
    "link": lambda: noted_pdf("Link"),
    "protected from changes": lambda: sample_pdf(encryption=pikepdf.Encryption(owner="x", user="")),
    "fingerprints": lambda: changed(lambda pdf: pdf.Root.update({"/A": String(bytes(range(256)))})),
}


@pytest.mark.parametrize("what", READ)
def test_an_ordinary_file_is_not_asked_about(what: str) -> None:
    assert read_document(READ[what](), "a.pdf").unread is None


def test_states_of_a_file_are_told_apart() -> None:
    web = sample_pdf([SamplePage(NAME)], linearize=True)
    assert [list(pdf_text.earlier_revisions(one)) for one in (NAMED, web)] == [[], []]
    twice = resaved(resaved(NAMED, BLANKED), BLANKED)
    assert [len(one) > len(NAMED) - 9 for one in pdf_text.earlier_revisions(twice)] == [True, True]
    assert [len(list(pdf_text.earlier_revisions(resaved(web, BLANKED))))] == [1]


def test_the_same_text_is_read_once() -> None:
    often = read_document(often_saved(3), "a.pdf").text
    assert often.count("Copie à corriger") == 1


def test_limits_of_memory_hold_for_a_reading_alone() -> None:
    from pikepdf.settings import get_qpdf_limits

    before = get_qpdf_limits()
    read_document(NAMED, "a.pdf")
    assert get_qpdf_limits() == before
