"""A master page is a property to programs that do not know it, and they give it back as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from tests.support.records import guides, masters, page_masters
from tni.core.ids import PageId
from tni.document.items import LessonRecord, OpaqueProperty, Page
from tni.document.page_properties import Guides, PageMaster
from tni.store.master_codec import encode_master
from tni.store.property_codec import decode_property, encode_json
from tni.store.record_bytes import JSON_PROPERTY, StringTable
from tni.store.record_decoder import decode
from tni.store.record_encoder import encode


@given(masters | page_masters | guides)
def test_to_an_older_program_it_is_a_property_with_the_same_bytes(record: LessonRecord) -> None:
    names = StringTable()
    data = encode(record, names)
    assert data[0] == JSON_PROPERTY
    body = encode_master(record) if isinstance(record, Page) else encode_json(record)  # type: ignore[arg-type]
    unknown = OpaqueProperty(id=record.id, code=JSON_PROPERTY, data=body)
    assert encode(unknown, names) == data
    assert decode(data, names) == (record.id, record)


@pytest.mark.parametrize(
    "change",
    [
        {"animation": 1}, {"width": 0}, {"width": -3}, {"width": "3"}, {"height": 1e9}, {"position": None},
        {"paper": "green"}, {"ruling_mm": 0.5}, {"endless": 1}, {"title": 3}, {"name": 5},
        {"width": 10**400}, {"position": 10**400},
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_kept_as_it_is(change: dict[str, object]) -> None:
    found = json.loads(encode_master(Page(id=PageId("master:a"), position=1.0))) | change
    data = json.dumps(found).encode()
    kept = decode_property("master:a", JSON_PROPERTY, (), data)
    assert kept == OpaqueProperty(id="master:a", code=JSON_PROPERTY, data=data)


def test_places_of_guides_beyond_reason_are_kept_and_not_used() -> None:
    found = decode_property("guides", JSON_PROPERTY, (), b'{"across":[1e9],"down":[3,4.5]}')
    assert found == Guides(id="guides", down=(3.0, 4.5), later='{"across":[1000000000.0]}')
    use = decode_property("page-master:p", JSON_PROPERTY, (), b'{"master":"p"}')
    assert not isinstance(use, PageMaster)
