"""Any bytes into each reader of banks: a bank or our error, and markup that stays harmless."""

from __future__ import annotations

import json
import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from tests.support.bank_samples import H5P, QTI, QTI3, SAMPLES, zipped
from tni.core.format_errors import FileFormatError
from tni.formats.banks.bank_json import bank_to_json
from tni.formats.banks.format_registry import detect_format, read
from tni.formats.banks.html_sanitizer import sanitize_html
from tni.quiz.bank.bank_format import BankFormat

signs = st.text(alphabet="={}~#:/\\<>&;\"'%*+-_[]()$,.|\n\t 019ABCantrue\0é\ufdd0", max_size=120)


def tried(data: bytes, kind: BankFormat) -> None:
    with suppress(FileFormatError):
        found = read(data, kind=kind)
        json.dumps(bank_to_json(found.bank))
        assert all(loss.item is None or loss.item >= 1 for loss in found.losses)


@given(st.binary(max_size=300) | signs.map(str.encode) | signs.map(lambda t: t.encode("utf-16")))
def test_any_bytes_are_a_bank_or_our_error(data: bytes) -> None:
    for kind in BankFormat:
        tried(data, kind)
    with suppress(FileFormatError):
        read(data, "a.txt", kind=detect_format(data, "a.txt"))


def broken(data: bytes, cuts: list[tuple[float, float, bytes]]) -> bytes:
    """The data with pieces replaced."""
    for start, length, instead in cuts:
        at = int(start * len(data))
        data = data[:at] + instead + data[at + int(length * 40) :]
    return data


pieces = st.binary(max_size=6) | signs.map(lambda text: text[:8].encode())
places = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), pieces), min_size=1, max_size=4)


@pytest.mark.parametrize("kind", BankFormat)
@given(cuts=places)
@settings(max_examples=40)
def test_broken_files_are_a_bank_or_our_error(kind: BankFormat, cuts: list[tuple[float, float, bytes]]) -> None:
    tried(broken(SAMPLES[kind], cuts), kind)


@given(places)
def test_broken_files_in_whole_zips_are_a_bank_or_our_error(cuts: list[tuple[float, float, bytes]]) -> None:
    for text in (QTI, QTI3):
        tried(broken(text.encode(), cuts), BankFormat.QTI)
    content = broken(json.dumps(H5P).encode(), cuts)
    tried(zipped({"content/content.json": content}), BankFormat.H5P)


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
def test_json_of_any_shape_is_a_bank_or_our_error(data: st.DataObject) -> None:
    params = {
        key: data.draw(values) for key in ("question", "questions", "answers", "behaviour", "media", "paragraphs")
    }
    library = data.draw(st.sampled_from(["H5P.MultiChoice 1.1", "H5P.Blanks 1.1", "H5P.TrueFalse 1", "H5P.DragText 1"]))
    content = {"questions": [{"library": library, "params": params, "metadata": data.draw(values)}]}
    tried(zipped({"content/content.json": json.dumps(content).encode()}), BankFormat.H5P)
    cam = {"0": {"question": data.draw(values), "reponse": data.draw(values), "time": data.draw(values)}}
    tried(json.dumps(cam).encode(), BankFormat.QCMCAM)


# fmt: off
TAGS = [
    "<script>", "</script>", "<p>", "</p>", "<img", "<a", "<b>", "<svg>", "<style>", "<!--", "-->",
    "<iframe>", "<math>", "<m:math>", "onclick=", "href=", "src=", "style=", "javascript:", "http://x",
    '"a"', "'", '"', ">", "<", "/", "=", "alert(1)", "url(", "data:image/png;base64,AA", "<y", "<form>",
    "]]>", "<![CDATA[", "<?", "&lt;", "&#60;",
]
# fmt: on
tags = st.sampled_from(TAGS)
markup = st.lists(tags | st.text(alphabet="abcXé1.,;:!?/=", max_size=4) | st.just(" "), max_size=14).map("".join)


@given(markup, st.booleans())
def test_nothing_that_runs_or_fetches_stays_in_a_text(text: str, unknown_stays: bool) -> None:
    found, _taken = sanitize_html(text, unknown_stays=unknown_stays)
    again, taken = sanitize_html(found, unknown_stays=unknown_stays)
    assert (again, taken) == (found, ())
    for element in lxml_html.document_fromstring(f"<main>{found}</main>").iter():
        assert isinstance(element.tag, str), found
        assert element.tag not in {"script", "style", "svg", "iframe", "form", "object", "embed", "link"}, found
        for key, value in element.attrib.items():
            assert not (key.lower().startswith("on") and value), found
            assert key.lower() not in {"href", "action", "formaction", "srcset"}, found
            if key == "src":
                assert not re.match(r"\s*(?!data:image/)[a-z]+:|\s*//", str(value), re.IGNORECASE), found


@given(st.text(alphabet="abc é<>&;'\n", max_size=60))
def test_words_without_tags_stay_as_they_are(text: str) -> None:
    if not re.search(r"<[a-zA-Z/!?<]|<$", text):
        assert sanitize_html(text) == (text, ())
