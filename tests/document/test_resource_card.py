"""Cards hold a link or a sound in an item that programs without cards keep; a card that is not understood is none."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.document import Document
from tni.document.items import Page, PluginItem, blobs_of
from tni.document.resource_card import CARD_CODE, CardKind, ResourceCard, card_item, card_of, unknown_items

PICTURE, SOUND = BlobId("a" * 64), BlobId("b" * 64)
LINK = ResourceCard(CardKind.LINK, "Fractions", "https://coopmaths.fr/alea/?uuid=0e6bd&n=10#a")


def made(card: ResourceCard) -> PluginItem:
    return card_item(card, "nom", PICTURE, (64.0, 40.0), PageId("p"), Affine.moving(1, 2), ItemId("i"))


@given(title=st.text(), seconds=st.floats(0, 9999))
def test_a_card_is_read_as_it_was_made(title: str, seconds: float) -> None:
    for card in (replace(LINK, title=title), ResourceCard(CardKind.SOUND, title, "", SOUND, round(seconds, 1))):
        assert card_of(made(card)) == card


def test_a_sound_goes_with_its_card_and_its_picture() -> None:
    assert blobs_of(made(ResourceCard(CardKind.SOUND, "Cri", sound=SOUND))) == (PICTURE, SOUND)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff", b"[]", b"null", b"{}", b'{"kind":"film"}', b'{"kind":"link","title":"a"}', b'{"kind":[]}',
        b'{"kind":"link","title":"a","address":"javascript:alert(1)"}', b'{"kind":"sound","title":"a"}',
        b'{"kind":"link","title":"a","address":"file:///etc/passwd"}', b'{"kind":"link","title":1,"address":"x.fr"}',
        b'{"kind":"link","title":"a","address":"coopmaths.fr"}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_not_understood_is_no_card_and_counts_as_unknown(data: bytes) -> None:
    item = replace(made(LINK), data=data)
    assert card_of(item) is None
    assert unknown_items(Document([Page(id=PageId("p"), position=0.0), item]).plugin_items) == 1


def test_fields_of_a_later_program_do_not_hide_a_card() -> None:
    item = made(LINK)
    later = replace(item, data=json.dumps(json.loads(item.data) | {"start": 12}).encode())
    assert card_of(later) == LINK
    assert unknown_items(Document([Page(id=PageId("p"), position=0.0), later]).plugin_items) == 0
    assert item.code == CARD_CODE == 65, "a number in files"
