"""What a bank from a stranger must not do: read other files, grow without end, keep the program busy."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from dataclasses import replace
from html import escape

import pytest

from tests.support.bank_samples import MANIFEST, PNG, QTI, QTI3, SAMPLES, zipped
from tni.core import format_errors
from tni.formats.archive import Archive, ArchiveLimits
from tni.formats.banks.format_registry import detect_format, read
from tni.formats.banks.html_sanitizer import sanitize_html
from tni.formats.banks.read_context import BANK_LIMITS, BankLimits
from tni.quiz.bank import errors
from tni.quiz.bank.bank_format import BankFormat

XML = (
    '<?xml version="1.0"?>{}<quiz><question type="essay"><questiontext><text>{}</text></questiontext></question></quiz>'
)


def test_entities_that_grow_are_refused() -> None:
    grows = '<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    with pytest.raises(format_errors.EntityDeclarationError):
        read(XML.format(grows, "&c;").encode())


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-le", "iso-8859-1"])
def test_no_other_file_is_read(codec: str) -> None:
    other = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    text = XML.format(other, "&x;").replace('"1.0"', f'"1.0" encoding="{codec.removesuffix("-le")}"')
    with pytest.raises(format_errors.EntityDeclarationError):
        read(text.encode(codec), kind=BankFormat.MOODLE)


def test_a_definition_somewhere_else_is_not_fetched() -> None:
    found = read(XML.format('<!DOCTYPE quiz SYSTEM "http://example.invalid/q.dtd">', "Bonjour").encode())
    assert found.bank.items[0].stem.text == "Bonjour"


def test_words_about_entities_are_only_words() -> None:
    found = read(XML.format("", "<![CDATA[À quoi sert &lt;!ENTITY ?]]>").encode())
    assert "ENTITY" in found.bank.items[0].stem.text


def test_deep_xml_and_deep_json_are_refused() -> None:
    deep = "<a>" * 5000 + "</a>" * 5000
    with pytest.raises((format_errors.FileTooDeepError, format_errors.MalformedFileError)):
        read(f"<quiz>{deep}</quiz>".encode())
    with pytest.raises(format_errors.FileTooDeepError):
        read(("[" * 200_000).encode(), kind=BankFormat.QCMCAM)
    with pytest.raises(format_errors.FileTooDeepError):
        read(("\\begin{question}{a}" + "{" * 500 + "}" * 500 + "\\end{question}").encode(), kind=BankFormat.AMC_LATEX)


def test_a_zip_that_grows_a_thousandfold_is_refused() -> None:
    with pytest.raises(format_errors.ZipBombError):
        read(zipped({"imsmanifest.xml": b"<manifest/>", "a.xml": b" " * 40_000_000}))


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    data = zipped({"h5p.json": b"{}", "content/content.json": b"x" * 60_000})
    lie = data.replace((60_000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert lie != data
    with pytest.raises((format_errors.ZipBombError, format_errors.MalformedFileError)):
        Archive(lie, BANK_LIMITS.archive).read("content/content.json")


def test_more_files_or_bytes_than_are_read_are_refused() -> None:
    with pytest.raises(format_errors.FileTooLargeError):
        Archive(zipped({f"{at}.xml": b"" for at in range(20)}), ArchiveLimits(files=10, unpacked=1000))
    with pytest.raises(format_errors.FileTooLargeError):
        Archive(zipped({"a": b"a" * 2000}), ArchiveLimits(files=10, unpacked=1000))
    with pytest.raises(format_errors.FileTooLargeError):
        read(b"a" * 2000, limits=BankLimits(bytes=1000))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_python_unpacks_without_a_bound_is_not_unpacked(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        file.writestr("imsmanifest.xml", b" " * 1000)
    with pytest.raises(format_errors.MalformedFileError):
        Archive(out.getvalue(), BANK_LIMITS.archive).read("imsmanifest.xml")


def test_a_small_file_of_millions_of_tags_or_values_is_refused_unread() -> None:
    with pytest.raises(format_errors.FileTooLargeError):
        read(b'<?xml version="1.0"?><quiz>' + b"<a/>" * 4_000_000 + b"</quiz>")
    with pytest.raises(format_errors.FileTooLargeError):
        read(b'[{"name": 1}' + b",[]" * 2_500_000 + b"]", kind=BankFormat.QCMCAM)


def test_a_zip_with_a_password_says_so() -> None:
    data = bytearray(zipped({"imsmanifest.xml": b"<manifest/>"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(format_errors.LockedArchiveError):
        read(bytes(data))


def test_too_many_questions_or_answers_are_refused() -> None:
    with pytest.raises(format_errors.FileTooLargeError):
        read(b"Q {T}\n\n" * 30, limits=BankLimits(questions=20))
    with pytest.raises(format_errors.FileTooLargeError):
        read(("Q {" + "~a " * 300 + "}").encode(), kind=BankFormat.GIFT)


def test_reading_gives_up_when_its_time_is_over() -> None:
    ticks = iter(range(0, 100_000, 3))
    with pytest.raises(errors.BankTooSlowError):
        read(b"Q {T}\n\n" * 30, kind=BankFormat.GIFT, now=lambda: float(next(ticks)))


@pytest.mark.parametrize("kind", BankFormat)
def test_each_sample_is_known_by_what_it_holds(kind: BankFormat) -> None:
    assert detect_format(SAMPLES[kind]) is kind
    assert detect_format(SAMPLES[kind], "sans-nom.bin") is kind


def test_what_is_no_bank_is_refused() -> None:
    letter = "Madame,\n\nLe cours de demain n'aura pas lieu.\n"
    for data in (
        b"\x89PNG\r\n\x1a\n\0\0",
        b"%PDF-1.7",
        letter.encode(),
        b"<html><p>a</p></html>",
        zipped({"a.txt": b""}),
    ):
        with pytest.raises(format_errors.UnknownFileError):
            read(data, "a.txt")
    for data in (b"", b" \n\t", b"\xef\xbb\xbf"):
        with pytest.raises(format_errors.EmptyFileError):
            read(data)


def test_a_broken_zip_is_malformed() -> None:
    whole = zipped({"imsmanifest.xml": b"<manifest/>", "a.xml": QTI.encode()})
    with pytest.raises(format_errors.MalformedFileError):
        read(whole[:-30])


def test_names_that_lead_out_of_a_zip_are_found_under_no_other_name() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("../../etc/passwd", "x")
    assert Archive(out.getvalue(), BANK_LIMITS.archive).read("/etc/passwd") is None


def test_a_picture_outside_its_folder_is_not_taken_along() -> None:
    """Whatever a bank says: no name of a picture leads up."""
    out = "../../secret.png"
    picture = f'<img src="{out}">'
    medium = {"type": {"library": "H5P.Image 1.1", "params": {"file": {"path": out}}}}
    question = {"library": "H5P.TrueFalse 1.8", "params": {"question": picture, "correct": "true", "media": medium}}
    banks = {
        "h5p": zipped(
            {
                "h5p.json": json.dumps({"mainLibrary": "H5P.QuestionSet"}).encode(),
                "content/content.json": json.dumps({"questions": [question]}).encode(),
                **dict.fromkeys((out, "secret.png", f"content/{out}"), PNG),
            }
        ),
        "xml": (
            '<quiz><question type="essay"><questiontext format="html">'
            f"<text>{escape(picture)}{escape(picture.replace('..', '@@PLUGINFILE@@/..', 1))}</text>"
            f'<file name="secret.png" path="/../../" encoding="base64">{b64encode(PNG).decode()}</file>'
            f'<file name="{out}" path="/" encoding="base64">{b64encode(PNG).decode()}</file>'
            "</questiontext></question></quiz>"
        ).encode(),
        "zip": zipped(
            {
                "imsmanifest.xml": MANIFEST.encode(),
                "items/a.xml": QTI.replace("img/a.png", f"../{out}").encode(),
                "items/b.xml": QTI3.encode(),
                **dict.fromkeys((out, "secret.png"), PNG),
            }
        ),
    }
    for name, data in banks.items():
        found = read(data, f"a.{name}")
        assert found.bank.items, name
        for item in found.bank.items:
            assert ".." not in item.stem.text, name
            assert item.files == (), name
        assert found.losses, name


@pytest.mark.parametrize(
    ("text", "kept", "taken"),
    [
        ('<p onclick="x()">a</p>', "<p>a</p>", "onclick"),
        ("a<script>alert(1)</script>b", "ab", "<script>"),
        ("a<SCRIPT SRC=//x>", "a", "<script>"),
        ('<img src="https://x.example/a.png" alt="b">', '<img alt="b">', "src https:"),
        ('<img src="//x.example/a.png">', "<img>", "src /"),
        ('<img src="../a.png">', "<img>", "src /"),
        ('<img src="images/../../a.png">', "<img>", "src /"),
        ('<img src="@@PLUGINFILE@@/../a.png">', "<img>", "src /"),
        ('<img src=".&#46;/a.png">', "<img>", "src /"),
        ('<img src=".\t./a.png">', "<img>", "src /"),
        (r'<img src="..\a.png">', "<img>", "src /"),
        ('<img src=" jav&#97;script:alert(1)">', "<img>", "src javascript:"),
        ('<a href="http://x.example">b</a>', "<a>b</a>", "href"),
        ('<b style="background:url(http://x)">c</b>', "<b>c</b>", "style"),
        ("<!--[if IE]><b>--><i>d</i>", "<i>d</i>", "<!-- -->"),
        ("<svg><script>1</script></svg>e", "e", "<svg>"),
        ('<iframe src="http://x"></iframe>f', "f", "<iframe>"),
    ],
)
def test_what_runs_or_fetches_is_taken_out_and_named(text: str, kept: str, taken: str) -> None:
    assert sanitize_html(text) == (kept, (taken,))


def test_attributes_that_show_nothing_go_and_are_no_loss() -> None:
    text = '<p data-translate="a" DATA-x=\'b\' class="c" tabindex="0" translate="no">d</p>'
    assert sanitize_html(text) == ('<p class="c">d</p>', ())
    assert sanitize_html('<img src="a.png" data-translate>') == ('<img src="a.png">', ())
    assert sanitize_html('<p data-translate onclick="x()">a</p>') == ("<p>a</p>", ("onclick",))


def test_what_is_taken_out_leaves_no_tag_behind() -> None:
    assert "<script" not in sanitize_html("<<y>script>alert(1)</script>")[0]
    assert "<script" not in sanitize_html("<scr<script></script>ipt>alert(1)")[0].lower()


def test_harmless_markup_stays_to_the_letter() -> None:
    for text in (
        '<p style="margin-left:18pt" class="x"><img src="@@PLUGINFILE@@/a.png" alt="" width="12"></p>',
        '<img src="data:image/png;base64,iVBORw0KGgo=">',
        "<math><msup><mi>c</mi><mn>2</mn></msup></math> &lt;script&gt; a < b && c",
    ):
        assert sanitize_html(text) == (text, ())


def test_long_hostile_markup_takes_no_long_work() -> None:
    for piece in ("<", '<a "', "<script>", "</script", "<!--", "<a ", '<p a="', "<a b='\""):
        found, _ = sanitize_html(piece * (200_000 // len(piece)))
        assert "<script" not in found


def test_a_script_in_any_format_is_a_loss() -> None:
    hostile = json.dumps({"0": {"question": "<ol><li onclick=1>a</li></ol><script>1</script>", "reponse": "A"}})
    found = read(hostile.encode())
    assert {loss.what for loss in found.losses} == {"onclick", "<script>"}
    gift = read(b"[html]<script>1</script>Q {T}", "a.gift")
    assert [loss.what for loss in gift.losses] == ["<script>"]
    assert gift.bank.items[0].stem.text == "Q"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"Q" + b"\n" * 2000 + b"A. a\nB. b\nANSWER: A\n", "a.aiken"),
        (b"{" + b"x\n" * 2000, "a.gift"),
        (b"*a\n" + b"x\n" * 2000 + b"+b\n", "a.amc"),
    ],
)
def test_the_time_is_looked_at_between_lines_too(data: bytes, name: str) -> None:
    """Not only between questions: a file may have but one."""
    ticks = iter(range(100_000))
    with pytest.raises(errors.BankTooSlowError):
        read(data, name, limits=BankLimits(seconds=1000), now=lambda: float(next(ticks)))


def test_what_is_read_of_a_zip_again_and_again_counts_each_time() -> None:
    """As a picture that a thousand questions show."""
    archive = Archive(zipped({"a.png": b"x" * 60}), replace(BANK_LIMITS.archive, unpacked=100))
    assert archive.read("a.png") == b"x" * 60
    with pytest.raises(format_errors.ZipBombError):
        archive.read("a.png")
