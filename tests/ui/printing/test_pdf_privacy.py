"""What a PDF of pages says beside what they show: its title, and nothing of who made it, on which computer, or of what
lies beyond their edges."""

from __future__ import annotations

import getpass
import io
import socket
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image as Picture

from tests.support.pdf_samples import sample_pdf, saved
from tni.cahier.written_pdf import content_mark
from tni.core.digest import sha256
from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.document import Document
from tni.document.items import Image, Page, PdfBackground, Text
from tni.render.text_layout import Fonts
from tni.services.printing.page_export import PageExport
from tni.ui.printing.export import write_pdf

SECRETS = ("Secrète", "Secrete", "Benali", "/home/claire")


def photo() -> bytes:
    """A photo with the name of who took it, as a phone writes it."""
    picture = Picture.new("RGB", (40, 30), "red")
    exif = picture.getexif()
    exif[0x013B], exif[0x010E] = "Mme Secrete", "/home/claire/Benali.jpg"
    file = io.BytesIO()
    picture.save(file, "jpeg", exif=exif, comment=b"Benali")
    return file.getvalue()


def source() -> bytes:
    """A PDF with an author, metadata and an attached file."""
    pdf = pikepdf.open(io.BytesIO(sample_pdf()))
    pdf.docinfo["/Author"] = "Mme Secrète"
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["Mme Secrète"]
    pdf.attachments["Benali.txt"] = b"/home/claire/Benali.txt"
    pdf.pages[0].obj.PieceInfo = pikepdf.Dictionary(Word=pikepdf.Dictionary(Private="Mme Secrète"))
    return saved(pdf)


def text(id: str, words: str, x: float = 10) -> Text:
    return Text(
        id=ItemId(id), page=PageId("p"), text=words, size_mm=8, colour="#000000", font="", font_version="",
        width_mm=60, height_mm=10, transform=Affine.moving(x, 10),
    )  # fmt: skip


def written(folder: Path, *, over_pdf: bool) -> pikepdf.Pdf:
    blobs = {BlobId(sha256(data).hex()): data for data in (photo(), source())}
    picture, below = blobs
    page = Page(id=PageId("p"), position=0, title="Benali", notes="Benali", pdf=PdfBackground(below, 0, 210, 297))
    bare = Page(id=PageId("p"), position=0, title="Benali", notes="Benali")
    image = Image(id=ItemId("i"), page=page.id, blob=picture, width_mm=40, height_mm=30, alt="Benali")
    document = Document([page if over_pdf else bare, image, text("t", "Parts"), text("far", "Benali", x=9_000)])
    export = PageExport.of(document, [page.id])
    path = folder / "claire" / "Benali.pdf"
    path.parent.mkdir()
    write_pdf(PageExport("Les fractions", export.pages, export.backgrounds), path, blobs.__getitem__, Fonts())
    return pikepdf.open(path)


def everything_in(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for found in pdf.objects:
        yield str(found).encode() if not isinstance(found, pikepdf.Stream) else repr(found).encode()
        if isinstance(found, pikepdf.Stream):
            yield found.read_raw_bytes()
            if "/DCTDecode" not in str(found.get("/Filter", "")):
                yield found.read_bytes()


@pytest.mark.parametrize("over_pdf", [False, True])
def test_a_pdf_says_nothing_of_its_maker(qapp, tmp_path: Path, over_pdf: bool) -> None:
    with written(tmp_path, over_pdf=over_pdf) as pdf:
        told = {key: str(value) for key, value in pdf.docinfo.items() if str(value)}
        assert told.keys() <= {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
        assert told["/Title"] == "Les fractions"
        assert not pdf.attachments
        own = (getpass.getuser(), socket.gethostname(), str(Path.home()), str(tmp_path))
        secrets = [secret for secret in (*SECRETS, *own) if len(secret) > 4]
        found = b"\n".join(everything_in(pdf))
        for secret in secrets:
            for written_as in (secret.encode(), secret.encode("utf-16-be"), secret.encode("cp1252")):
                assert written_as not in found, secret


@pytest.mark.parametrize("over_pdf", [False, True])
def test_a_pdf_that_is_written_again_is_known_by_what_it_shows(qapp, tmp_path: Path, over_pdf: bool) -> None:
    def marked(folder: str) -> tuple[bytes, str]:
        written(tmp_path / folder, over_pdf=over_pdf).close()
        data = (tmp_path / folder / "claire" / "Benali.pdf").read_bytes()
        return data, content_mark(data)

    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    (one, mark), (other, its) = marked("one"), marked("other")
    assert one != other
    assert mark == its
    assert content_mark(one.replace(b"stream", b"strean", 1)) != mark


def test_what_lies_beyond_the_edge_is_not_in_the_file() -> None:
    document = Document([Page(id=PageId("p"), position=0), text("t", "Parts"), text("far", "Benali", x=9_000)])
    (page,) = PageExport.of(document).pages
    assert "Benali" not in repr(page.items)
    assert "Parts" in repr(page.items)
