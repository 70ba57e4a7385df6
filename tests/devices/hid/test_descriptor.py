"""The descriptor parser against the rules of HID 1.11, section 6.2.2, on descriptors written item by item."""

from __future__ import annotations

import pytest

from tests.support.hid_boards import collection, pen
from tni.core.device_errors import HidDescriptorError
from tni.devices.hid import usages as u
from tni.devices.hid.descriptor import MAX_DESCRIPTOR_BYTES, MAX_REPORT_BITS, parse_descriptor
from tni.devices.hid.fields import CollectionKind, ReportKind
from tni.devices.hid.report_layout import MAX_SLOTS, report_layouts
from tni.devices.hid.synthetic import DescriptorItem as Item
from tni.devices.hid.synthetic import encode_item as item
from tni.devices.hid.synthetic import encode_usage as usage

ONE_BYTE = item(Item.REPORT_SIZE, 8) + item(Item.REPORT_COUNT, 1)
INPUT = item(Item.INPUT, 2)


def test_fields_lie_side_by_side_in_each_report() -> None:
    parsed = parse_descriptor(
        item(Item.REPORT_ID, 3) + ONE_BYTE + INPUT
        + item(Item.REPORT_ID, 4) + INPUT
        + item(Item.REPORT_ID, 3) + item(Item.REPORT_SIZE, 3) + item(Item.REPORT_COUNT, 4) + INPUT
        + item(Item.FEATURE, 2)
    )  # fmt: skip
    assert [(f.kind, f.report_id, f.bit_offset) for f in parsed.fields] == [
        (ReportKind.INPUT, 3, 0),
        (ReportKind.INPUT, 4, 0),
        (ReportKind.INPUT, 3, 8),
        (ReportKind.FEATURE, 3, 0),
    ]
    assert parsed.bits == {(ReportKind.INPUT, 3): 20, (ReportKind.INPUT, 4): 8, (ReportKind.FEATURE, 3): 12}
    assert parsed.numbered


def test_reports_without_ids_are_not_numbered() -> None:
    assert not parse_descriptor(ONE_BYTE + INPUT).numbered


def test_push_and_pop_keep_all_global_items() -> None:
    parsed = parse_descriptor(
        usage(u.X) + item(Item.LOGICAL_MAX, 5) + item(Item.UNIT, 0x11) + ONE_BYTE + item(Item.PUSH)
        + item(Item.LOGICAL_MAX, 77) + item(Item.UNIT, 0) + item(Item.REPORT_SIZE, 16) + INPUT
        + item(Item.POP) + item(Item.USAGE, 0x31) + INPUT
    )  # fmt: skip
    assert [(f.logical_max, f.unit, f.bit_size, f.usage_at(0)) for f in parsed.fields] == [
        (77, 0, 16, u.X),
        (5, 0x11, 8, u.Y),
    ]


@pytest.mark.parametrize(
    ("low", "high", "range_"),
    [
        (b"\x15\x00", b"\x25\xff", (0, 255)),
        (b"\x15\x81", b"\x25\x7f", (-127, 127)),
        (b"\x15\x81", b"\x25\xff", (-127, -1)),
        (b"\x16\x00\x80", b"\x26\xff\x7f", (-32768, 32767)),
        (b"\x15\x00", b"\x27\xff\xff\xff\xff", (0, 0xFFFFFFFF)),
        (b"\x14", b"\x24", (0, 0)),
    ],
)
def test_a_maximum_is_signed_only_below_a_negative_minimum(low: bytes, high: bytes, range_: tuple[int, int]) -> None:
    for order in (low + high, high + low):
        (field,) = parse_descriptor(order + ONE_BYTE + INPUT).fields
        assert (field.logical_min, field.logical_max) == range_


@pytest.mark.parametrize(
    ("items", "exponent"), [(b"\x55\x0e", -2), (b"\x55\x07", 7), (b"\x55\x08", -8), (b"\x55\xfe", -2), (b"\x54", 0)]
)
def test_unit_exponent_is_a_signed_nibble(items: bytes, exponent: int) -> None:
    (field,) = parse_descriptor(items + ONE_BYTE + INPUT).fields
    assert field.unit_exponent == exponent


def test_physical_range_follows_the_same_rule() -> None:
    (field,) = parse_descriptor(b"\x35\xf6\x45\xfe" + ONE_BYTE + INPUT).fields
    assert (field.physical_min, field.physical_max) == (-10, -2)


def test_usages_come_from_lists_and_ranges_and_the_last_one_repeats() -> None:
    (field,) = parse_descriptor(
        item(Item.USAGE_PAGE, 1) + item(Item.USAGE, 0x30) + item(Item.USAGE_MIN, 0x38) + item(Item.USAGE_MAX, 0x39)
        + item(Item.REPORT_SIZE, 8) + item(Item.REPORT_COUNT, 5) + INPUT
    ).fields  # fmt: skip
    assert [field.usage_at(i) for i in range(5)] == [0x10030, 0x10038, 0x10039, 0x10039, 0x10039]


def test_a_four_byte_usage_brings_its_page_and_a_short_one_takes_the_page_at_the_main_item() -> None:
    (field,) = parse_descriptor(
        item(Item.USAGE_PAGE, 1) + item(Item.USAGE, 0x42) + b"\x0b\x30\x00\x01\x00" + item(Item.USAGE_PAGE, 0x0D)
        + item(Item.REPORT_SIZE, 8) + item(Item.REPORT_COUNT, 2) + INPUT
    ).fields  # fmt: skip
    assert [field.usage_at(i) for i in range(2)] == [u.TIP_SWITCH, u.X]


def test_local_items_are_used_up_by_the_next_main_item() -> None:
    first, second = parse_descriptor(usage(u.X) + ONE_BYTE + INPUT + INPUT).fields
    assert first.usage_at(0) == u.X
    assert second.usage_at(0) is None


def test_of_delimited_alternatives_the_first_counts() -> None:
    (field,) = parse_descriptor(
        item(Item.USAGE_PAGE, 1) + b"\xa9\x01" + item(Item.USAGE, 0x30) + item(Item.USAGE, 0x31) + b"\xa9\x00"
        + item(Item.USAGE, 0x38) + item(Item.REPORT_SIZE, 8) + item(Item.REPORT_COUNT, 2) + INPUT
    ).fields  # fmt: skip
    assert [field.usage_at(i) for i in range(2)] == [0x10030, 0x10038]


def test_collections_know_their_kind_parent_and_application() -> None:
    parsed = parse_descriptor(
        collection(1, u.TOUCH_SCREEN, collection(2, u.FINGER, collection(0, u.STYLUS, ONE_BYTE + INPUT)))
        + collection(0x83, u.MOUSE, INPUT)
    )
    assert [(c.usage, c.kind, c.parent, c.application) for c in parsed.collections] == [
        (u.TOUCH_SCREEN, CollectionKind.APPLICATION, None, 0),
        (u.FINGER, CollectionKind.LOGICAL, 0, 0),
        (u.STYLUS, CollectionKind.PHYSICAL, 1, 0),
        (u.MOUSE, CollectionKind.OTHER, None, None),
    ]
    assert [f.collection for f in parsed.fields] == [2, 3]


def test_values_are_read_out_of_any_bits_with_their_sign() -> None:
    (field,) = parse_descriptor(
        usage(u.X) + b"\x15\xf0\x25\x0f" + item(Item.REPORT_SIZE, 5) + item(Item.REPORT_COUNT, 3) + INPUT
    ).fields
    data = 0b00001_11111_01010
    assert [field.read(data, i) for i in range(3)] == [10, -1, 1]


def test_an_array_element_selects_a_usage() -> None:
    (field,) = parse_descriptor(
        item(Item.USAGE_PAGE, 9) + item(Item.USAGE_MIN, 1) + item(Item.USAGE_MAX, 3) + item(Item.LOGICAL_MIN, 1)
        + item(Item.LOGICAL_MAX, 3) + ONE_BYTE + item(Item.INPUT, 0x40)
    ).fields  # fmt: skip
    assert not field.variable
    assert field.has_null


def test_long_and_reserved_items_are_passed_over() -> None:
    plain = ONE_BYTE + INPUT
    assert parse_descriptor(b"\xfe\x03\xf0abc" + plain + b"\x0c\xfd\x01\xfc") == parse_descriptor(plain)


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"\x26\xff", 0),
        (b"\x27\x00\x00\x00", 0),
        (b"\xfe", 0),
        (b"\xfe\x05\x01ab", 0),
        (b"\x05\x0d\xa1\x01", 4),
        (b"\xc0", 0),
        (b"\xb4", 0),
        (b"\x85\x00", 0),
        (b"\x86\x00\x01", 0),
        (b"\xa4" * 65, 64),
        (b"\xa0" * 65, 64),
        (b"\xa9\x00", 0),
        (b"\x76\x01\x01\x95\x01\x81\x02", 5),
        (b"\x75\x20\x97\xff\xff\xff\x7f\x81\x02", 7),
        (b"\x75\x08" + bytes(MAX_DESCRIPTOR_BYTES), MAX_DESCRIPTOR_BYTES),
    ],
)
def test_a_broken_descriptor_says_where(data: bytes, offset: int) -> None:
    with pytest.raises(HidDescriptorError) as caught:
        parse_descriptor(data)
    assert caught.value.offset == offset


def test_a_report_is_no_longer_than_its_bound_however_many_fields_it_has() -> None:
    """Each report by itself: the ids and the kinds of reports have lengths of their own."""
    half = item(Item.REPORT_SIZE, 32) + item(Item.REPORT_COUNT, MAX_REPORT_BITS // 64)
    bit = item(Item.REPORT_SIZE, 1) + item(Item.REPORT_COUNT, 1)
    full = item(Item.REPORT_ID, 1) + half + INPUT + INPUT
    other = item(Item.REPORT_ID, 2) + half + INPUT + item(Item.FEATURE, 2) + bit + INPUT
    assert set(parse_descriptor(full + other).bits.values()) == {
        MAX_REPORT_BITS,
        MAX_REPORT_BITS // 2 + 1,
        MAX_REPORT_BITS // 2,
    }
    for more in (full + bit + INPUT, full + other + item(Item.REPORT_ID, 1) + INPUT):
        with pytest.raises(HidDescriptorError, match="too long"):
            parse_descriptor(more)


def test_a_huge_usage_range_costs_nothing() -> None:
    (field,) = parse_descriptor(b"\x1b\x00\x00\x00\x00\x2b\xff\xff\xff\xff" + ONE_BYTE + INPUT).fields
    assert field.usages == ((0, 0xFFFFFFFF),)
    assert field.usage_at(0xFFFF_FFFF) == 0xFFFF_FFFF


def test_every_truncation_is_a_result_or_our_error() -> None:
    whole = pen()
    parsed = 0
    for end in range(len(whole) + 1):
        try:
            parse_descriptor(whole[:end])
            parsed += 1
        except HidDescriptorError:
            pass
    assert parsed >= 2  # nothing at all, and the whole


def test_the_biggest_descriptors_cost_no_more_than_their_length() -> None:
    finger = usage(u.X) + INPUT + usage(u.Y) + INPUT + usage(u.CONTACT_ID) + INPUT
    descriptor = collection(1, u.TOUCH_SCREEN, item(Item.LOGICAL_MAX, 100) + ONE_BYTE + finger * 440)
    (layout,) = report_layouts(parse_descriptor(descriptor))
    assert len(layout.slots) == MAX_SLOTS
    usages = item(Item.USAGE, 0x30) * 2000
    descriptor = collection(1, u.TOUCH_SCREEN, item(Item.USAGE_PAGE, 1) + usages + item(Item.REPORT_SIZE, 1)
                            + item(Item.REPORT_COUNT, 100_000) + INPUT)  # fmt: skip
    assert report_layouts(parse_descriptor(descriptor)) == ()
