"""Quirks of touch devices: rules for reading their reports, equal to the classes of Linux' hid-multitouch (6.12).

Only the devices in this table are identified by vendor and product. All others get `DEFAULT`, or `WINDOWS_8` if their
descriptor carries Microsoft's certification blob. As in Linux, the entries of `_UNCERTIFIED` hold only without that
blob, those of `_CERTIFIED` only with it, those of `_ANY` always.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final


class SlotValidity(Enum):
    """Condition for a slot of a report to be valid: always, or only if the named bit is set."""

    ALWAYS = "always"
    IN_RANGE = "in range"
    TIP = "tip"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchQuirks:
    """Rules for reading a touch device's reports.

    Attributes:
        valid: Condition for a slot to count.
        unseen_is_up: A contact that is missing from a whole frame is lifted.
        count_accurate: Only the first `contact count` slots of a frame are read.
        by_order: Contacts are identified by their position in the frame, not by their id.
        one_per_frame: A second slot with the same id in a frame is ignored.
        sticky: All contacts are lifted after 100 ms of silence.
        const_id: The contact id is wrongly declared constant.
        sized: Width and height are meaningful.
        by_report: Each report id is a surface of its own.
        palm_at_once: A cleared confidence bit means a palm even before the device has ever set one.
    """

    valid: SlotValidity = SlotValidity.ALWAYS
    unseen_is_up: bool = False
    count_accurate: bool = False
    by_order: bool = False
    one_per_frame: bool = False
    sticky: bool = False
    const_id: bool = False
    sized: bool = True
    by_report: bool = False
    palm_at_once: bool = False


SINGLE: Final = TouchQuirks()
"""Rules of pens, mice and single touch: each report is a frame."""
DEFAULT: Final = TouchQuirks(count_accurate=True)
WINDOWS_8: Final = TouchQuirks(count_accurate=True, one_per_frame=True, sticky=True, palm_at_once=True)
SERIAL: Final = TouchQuirks()
UNSEEN_IS_UP: Final = TouchQuirks(valid=SlotValidity.TIP, unseen_is_up=True)
CONFIDENCE: Final = TouchQuirks(valid=SlotValidity.CONFIDENCE)
IN_RANGE: Final = TouchQuirks(valid=SlotValidity.IN_RANGE)
IN_RANGE_BY_ORDER: Final = TouchQuirks(valid=SlotValidity.IN_RANGE, by_order=True)
FLATFROG: Final = replace(UNSEEN_IS_UP, sized=False)
LG: Final = TouchQuirks(count_accurate=True, one_per_frame=True, const_id=True)
SMART: Final = TouchQuirks(count_accurate=True, one_per_frame=True, by_report=True)
TWO_FINGERS: Final = TouchQuirks(valid=SlotValidity.IN_RANGE, unseen_is_up=True)
SIS: Final = TouchQuirks(count_accurate=True, unseen_is_up=True)

_EGALAX: Final = 0x0EEF
_SIS: Final = 0x0457
_ANY: Final[dict[tuple[int, int], TouchQuirks]] = {
    (_EGALAX, 0x72C4): IN_RANGE,
    (_EGALAX, 0x72D0): IN_RANGE,
    (0x1FD2, 0x6007): LG,  # LG Melfas
    (0x0B8C, 0x0092): SMART,
    (0x1B96, 0x1B05): UNSEEN_IS_UP,  # N-trig
}

_CERTIFIED: Final[dict[tuple[int, int], TouchQuirks]] = {
    (0x0416, 0xC168): replace(WINDOWS_8, sticky=False),  # Winbond
}
_XIROKU: Final = 0x1477
_GENERAL_TOUCH: Final = 0x0DFC
_UNCERTIFIED: Final[dict[tuple[int, int], TouchQuirks]] = {
    **{(0x0596, product): CONFIDENCE for product in (0x0500, 0x0502, 0x0506)},  # 3M
    (0x03EB, 0x2118): SERIAL,  # Atmel
    (0x2453, 0x0100): UNSEEN_IS_UP,  # Baanto
    (0x2087, 0x0A01): IN_RANGE_BY_ORDER,  # Cando
    (0x2087, 0x0F01): IN_RANGE_BY_ORDER,
    (0x2087, 0x0703): IN_RANGE,  # PixCir
    (0x2247, 0x0001): UNSEEN_IS_UP,  # Chunghwa
    (0x24B8, 0x0020): UNSEEN_IS_UP,  # CJTouch
    (0x24B8, 0x0040): UNSEEN_IS_UP,
    (0x1FF7, 0x0013): UNSEEN_IS_UP,  # CVTouch
    **{(_EGALAX, product): IN_RANGE for product in (0x480D, 0x480E, 0x720C, 0x726B, 0x72A1, 0x72FA, 0x7302, 0xC002)},
    **{
        (_EGALAX, product): SERIAL
        for product in (0x7207, 0x7224, 0x722A, 0x725E, 0x7262, 0x72AA, 0x7349, 0x73F7, 0xA001)
    },
    (0x03FC, 0x05D8): SERIAL,  # Elitegroup
    (0x25B5, 0x0002): FLATFROG,
    (0x10C4, 0x81B9): SERIAL,  # FocalTech
    **{(_GENERAL_TOUCH, product): TWO_FINGERS for product in (0x0003, 0x0101)},
    **{(_GENERAL_TOUCH, product): UNSEEN_IS_UP for product in (0x0100, 0x0102, 0x0106, 0x010A, 0xE100)},
    (0x25B6, 0x0002): UNSEEN_IS_UP,  # Gametel
    (0x1AAD, 0x000F): UNSEEN_IS_UP,  # GoodTouch
    (0x22ED, 0x1010): IN_RANGE,  # Hanvon
    (0x222A, 0x0001): UNSEEN_IS_UP,  # Ilitek
    (0x0486, 0x0185): CONFIDENCE,  # MosArt
    (0x0486, 0x0186): CONFIDENCE,
    (0x062A, 0x7100): CONFIDENCE,
    (0x0603, 0x0600): UNSEEN_IS_UP,  # Novatek
    (0x04DA, 0x1044): UNSEEN_IS_UP,  # Panasonic Panaboard UB-T780
    (0x04DA, 0x104D): UNSEEN_IS_UP,  # Panasonic Panaboard UB-T880
    **{(0x093A, product): IN_RANGE_BY_ORDER for product in (0x8001, 0x8002, 0x8003)},  # PixArt
    (0x0408, 0x3001): CONFIDENCE,  # Quanta
    (0x0483, 0x3261): CONFIDENCE,  # Stantum
    (0x1784, 0x0016): SERIAL,  # TopSeed
    (0x1E5E, 0x0313): UNSEEN_IS_UP,  # Touch International
    (0x227D, 0x0709): UNSEEN_IS_UP,  # Unitec
    (0x227D, 0x0A19): UNSEEN_IS_UP,
    (0x0306, 0xFF3F): DEFAULT,  # VTL
    (0x0FB8, 0x1109): UNSEEN_IS_UP,  # Wistron
    (0x2505, 0x0220): UNSEEN_IS_UP,  # XAT
    **{
        (_XIROKU, product): UNSEEN_IS_UP
        for product in (0x1006, 0x1007, 0x100E, 0x1021, 0x1022, 0x1023, 0x1024, 0x1025, 0x1026)
    },
}


def quirks_for(vendor: int, product: int, *, certified: bool) -> TouchQuirks:
    """Return the rules of a touch device.

    certified: whether its descriptor has Microsoft's certification blob of Windows 8 or later.
    """
    exact = _ANY.get((vendor, product), SIS if vendor == _SIS else None)
    if exact is not None:
        return exact
    if certified:
        return _CERTIFIED.get((vendor, product), WINDOWS_8)
    return _UNCERTIFIED.get((vendor, product), DEFAULT)


def known_devices() -> frozenset[tuple[int, int]]:
    """Return (vendor, product) of the touch devices in the table."""
    return frozenset((*_ANY, *_CERTIFIED, *_UNCERTIFIED))
