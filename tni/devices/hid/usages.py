"""Usages of the HID usage tables that interactive whiteboards use: usage page in the high 16 bits, usage id in the low
16.

Source: HID Usage Tables 1.5, chapters 4 (generic desktop), 12 (buttons) and 16 (digitizers).
"""

from __future__ import annotations

from typing import Final

# Generic desktop.
POINTER: Final = 0x01_0001
MOUSE: Final = 0x01_0002
X: Final = 0x01_0030
Y: Final = 0x01_0031

# Buttons.
BUTTON_PRIMARY: Final = 0x09_0001

# Digitizers: usages of application collections.
DIGITIZER: Final = 0x0D_0001
PEN: Final = 0x0D_0002
TOUCH_SCREEN: Final = 0x0D_0004
TOUCH_PAD: Final = 0x0D_0005
WHITE_BOARD: Final = 0x0D_0006

# Digitizers: usages of collections inside them.
STYLUS: Final = 0x0D_0020
PUCK: Final = 0x0D_0021
FINGER: Final = 0x0D_0022

# Digitizers: usages of values.
TIP_PRESSURE: Final = 0x0D_0030
IN_RANGE: Final = 0x0D_0032
TRANSDUCER_INDEX: Final = 0x0D_0038
INVERT: Final = 0x0D_003C
X_TILT: Final = 0x0D_003D
Y_TILT: Final = 0x0D_003E
TIP_SWITCH: Final = 0x0D_0042
ERASER: Final = 0x0D_0045
CONFIDENCE: Final = 0x0D_0047
WIDTH: Final = 0x0D_0048
HEIGHT: Final = 0x0D_0049
CONTACT_ID: Final = 0x0D_0051
CONTACT_COUNT: Final = 0x0D_0054
SCAN_TIME: Final = 0x0D_0056

CERTIFICATION_BLOB: Final = 0xFF00_00C5
"""Microsoft's signed 256 bytes in a feature report: the device is certified for Windows 8 or later."""
