"""Documents for tests, as office programs write them: text in runs, notes, comments, metadata."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from tests.support.pdf_samples import SamplePage, sample_pdf, saved

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("text", "text"), ("table", "table"), ("meta", "meta"))
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


def runs(text: str, cut: int) -> str:
    """A paragraph in two runs with what programs put between them."""
    first, second = (
        f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in (text[:cut], text[cut:])
    )
    return f'<w:p>{first}\n  <w:proofErr w:type="spellEnd"/>\n  {second}</w:p>'


def docx(
    text: str = "", *, author: str = "", comment: str = "", footer: str = "", cut: int = 3,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:  # fmt: skip
    said = runs(comment, cut)
    return packed({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{runs(text, cut)}</w:body></w:document>",
        "word/comments.xml": f'<w:comments {W}><w:comment w:author="Mme D.">{said}</w:comment></w:comments>',
        "word/footer1.xml": f"<w:ftr {W}>{runs(footer, cut)}</w:ftr>",
        "docProps/core.xml": f"<cp:coreProperties {CORE}><dc:creator>{escape(author)}</dc:creator></cp:coreProperties>",
        **(more or {}),
    })  # fmt: skip


def pptx(text: str, *, note: str = "") -> bytes:
    def slide(said: str) -> str:
        return f"<p:sld {A}><p:txBody><a:p><a:r><a:t>{escape(said)}</a:t></a:r></a:p></p:txBody></p:sld>"

    return packed({
        "[Content_Types].xml": "<Types/>", "ppt/slides/slide1.xml": slide(text),
        "ppt/notesSlides/notesSlide1.xml": slide(note),
    })  # fmt: skip


def xlsx(rows: Sequence[Sequence[str]], sheet: str = "Feuil1") -> bytes:
    """A workbook whose strings are shared, so that no name stands beside its other half in the file."""
    strings = sorted({cell for row in rows for cell in row})
    cells = "".join(
        f"<row>{''.join(f'<c t="s"><v>{strings.index(cell)}</v></c>' for cell in row)}</row>" for row in rows
    )
    return packed({
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook {S}><sheets><sheet name="{escape(sheet)}"/></sheets></workbook>',
        "xl/sharedStrings.xml": f"<sst {S}>{''.join(f'<si><t>{escape(one)}</t></si>' for one in strings)}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {S}><sheetData>{cells}</sheetData></worksheet>",
    })  # fmt: skip


def odt(text: str = "", *, author: str = "", note: str = "", cut: int = 3, kind: str = "text") -> bytes:
    said = f"{escape(text[:cut])}<text:span>{escape(text[cut:])}</text:span>"
    beside = f"<text:note><text:note-body><text:p>{escape(note)}</text:p></text:note-body></text:note>" if note else ""
    return packed({
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {ODF}><text:p>{said}{beside}</text:p></office:document-content>",
        "meta.xml": f"<office:meta {ODF}><meta:initial-creator>{escape(author)}</meta:initial-creator></office:meta>",
    })  # fmt: skip


def epub(text: str) -> bytes:
    return packed({
        "mimetype": "application/epub+zip", "META-INF/container.xml": "<container/>",
        "OEBPS/a.xhtml": f"<html><body><p>{escape(text[:2])}<i>{escape(text[2:])}</i><br></p></body></html>",
    })  # fmt: skip


def html(text: str, cut: int = 2) -> bytes:
    """A page whose accents are entities, and a word of which is in bold from a letter on."""
    parts = (text[:cut].encode("ascii", "xmlcharrefreplace"), text[cut:].encode("ascii", "xmlcharrefreplace"))
    return b"<!DOCTYPE html><title>a</title><body><p>%b<b>%b</b></p><p>Fin</p>" % parts


def rtf(text: str, *, author: str = "", by_code: bool = False) -> bytes:
    who, said = rtf_letters(author, by_code), rtf_letters(text, by_code)
    head = "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Arial;}}{\\info{\\author "
    return f"{head}{who}}}}}\\pard {said}\\par}}".encode("ascii")


def rtf_letters(text: str, by_code: bool) -> str:
    """Letters as RTF spells them, in the code page where it has them."""
    written = []
    for char in text:
        byte = char.encode("cp1252", "ignore")
        if char in "\\{}":
            written.append(f"\\{char}")
        elif char < "\x80":
            written.append("\\par " if char == "\n" else char)
        elif byte and not by_code:
            written.append(f"\\'{byte[0]:02x}")
        else:
            written += [
                f"\\u{int.from_bytes(pair, 'little', signed=True)}?" for pair in _pairs(char.encode("utf-16-le"))
            ]
    return "".join(written)


def _pairs(data: bytes) -> list[bytes]:
    return [data[at : at + 2] for at in range(0, len(data), 2)]


def pdf(
    text: str, *, author: str = "", comment: str = "", field: str = "", attached: bytes = b"", **saving: object
) -> bytes:
    """A PDF of one page. text: what the standard fonts have letters for."""
    with Pdf.open(io.BytesIO(sample_pdf([SamplePage(text)]))) as made:
        made.docinfo["/Author"] = author
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=comment)
        widget = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="nom", V=field, Rect=[0, 0, 9, 9])
        annotations = [made.make_indirect(one) for one in (note, widget)]
        made.pages[0].obj.Annots = pikepdf.Array(annotations)
        made.Root.AcroForm = Dictionary(Fields=pikepdf.Array(annotations[1:]))
        if attached:
            made.attachments["fiche.txt"] = pikepdf.AttachedFileSpec(made, attached, filename="fiche.txt")
        return saved(made, **saving)


def codeless_pdf(title: str = "Bilan") -> bytes:
    """A PDF with a title, and a line whose letters are numbers of a font that says of none which letter it is."""
    with Pdf.open(io.BytesIO(sample_pdf([SamplePage(title)]))) as made:
        glyphs = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Foo"), CIDToGIDMap=Name.Identity, DW=600,
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        )  # fmt: skip
        page = made.pages[0]
        page.obj.Resources.Font.F2 = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Foo"), Encoding=Name("/Identity-H"),
            DescendantFonts=[made.make_indirect(glyphs)],
        )  # fmt: skip
        line = b"".join(b"%04x" % code for code in range(3, 43))
        page.contents_add(b"BT /F2 24 Tf 60 600 Td <" + line + b"> Tj ET")
        return saved(made)
