"""XML from outside: a tree or element by element, by the same rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tni.core.format_errors import (
    EmptyFileError,
    EntityDeclarationError,
    FileTooDeepError,
    FileTooLargeError,
    MalformedFileError,
)
from tni.formats.xml_tree import (
    MOST_ATTRIBUTES,
    children,
    element_text,
    iterate_elements,
    name_of,
    parse_xml,
    root_name,
)


def test_elements_come_in_order_whatever_their_namespace() -> None:
    data = b'<a xmlns="urn:a" xmlns:b="urn:b"><c>1</c><x><b:c>2</b:c><d>3</d></x><c>4</c></a>'
    assert [(name_of(one), element_text(one)) for one in iterate_elements(data, "c", "d")] == [
        ("c", "1"), ("c", "2"), ("d", "3"), ("c", "4"),
    ]  # fmt: skip


def test_an_element_is_emptied_when_the_next_one_is_asked_for() -> None:
    found = iterate_elements(b"<a>" + b"<c><d/></c>\n" * 3 + b"</a>", "c")
    first = next(found)
    assert len(children(first, "d")) == 1
    second = next(found)
    assert len(first) == 0
    assert second.getprevious() is None or len(second.getprevious()) == 0


def test_elements_longer_than_what_is_read_at_once_are_whole() -> None:
    texts = ["é" * (1 << 17), "b" * (1 << 16), "c"]
    data = f"<a>{''.join(f'<c>{text}</c>' for text in texts)}</a>".encode()
    assert [element_text(one) for one in iterate_elements(data, "c")] == texts


@pytest.mark.parametrize("read", [parse_xml, lambda data: list(iterate_elements(data, "c"))])
@pytest.mark.parametrize(
    ("data", "error", "line"),
    [
        (b'<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>', EntityDeclarationError, None),
        (b"<a>\n<c>\n</a>", MalformedFileError, 3),
        (b"<a>\n\n<c/>&nbsp;</a>", MalformedFileError, 3),
        (b'<?xml version="1.0" encoding="x-none"?>\n<a/>', MalformedFileError, 1),
        (b"<a>" * 1000 + b"</a>" * 1000, FileTooDeepError, None),
    ],
)
def test_both_ways_refuse_the_same(read, data: bytes, error: type[Exception], line: int | None) -> None:
    with pytest.raises(error) as caught:
        read(data)
    assert getattr(caught.value, "line", None) == line


def test_an_id_that_two_elements_have_is_no_fault() -> None:
    assert len(parse_xml(b'<a xml:id="x"><b xml:id="x"/></a>')) == 1


def test_an_element_has_a_limit_of_attributes() -> None:
    def data(count: int) -> bytes:
        return f"<a><b {' '.join(f'a{n}="1"' for n in range(count))}/></a>".encode()

    assert len(parse_xml(data(MOST_ATTRIBUTES))[0].attrib) == MOST_ATTRIBUTES
    with pytest.raises(FileTooLargeError):
        parse_xml(data(MOST_ATTRIBUTES + 1))


def test_the_root_has_a_name_even_if_the_rest_is_malformed() -> None:
    assert root_name(b'<?xml version="1.0"?><!-- x --><x:a xmlns:x="urn:x"><b></x:a>') == "a"
    assert root_name("<été/>".encode("utf-16")) == "été"
    for data in (b"", b"<!-- x -->", b"< a>"):
        with pytest.raises(EmptyFileError):
            root_name(data)


def test_ids_that_two_elements_have_are_kept() -> None:
    root = parse_xml(b'<a><b xml:id="y"/><b xml:id="y"/></a>')
    assert len(children(root, "b")) == 2
    with pytest.raises(MalformedFileError):
        parse_xml(b'<a><b xml:id="y"/><b xml:id="y"/><c></a>')


def test_a_definition_on_the_disk_is_not_read(tmp_path: Path) -> None:
    definition = tmp_path / "a.dtd"
    definition.write_text('<!ATTLIST a read CDATA "yes">')
    for body in ("<a/>", '<a><b xml:id="y"/><b xml:id="y"/></a>'):
        root = parse_xml(f'<!DOCTYPE a SYSTEM "{definition.as_uri()}">{body}'.encode())
        assert root.get("read") is None
