"""HID devices read off a tree of links and files as Linux lays it out in /sys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.hid_boards import collection, mouse, touch_screen
from tni.devices.hid import usages as u
from tni.devices.sysfs import HidrawDevices

ABSOLUTE, NONE = "260000000 3", "0"
"""Of a touch screen, and of a keyboard."""


@dataclass
class Sys:
    root: Path

    @property
    def devices(self) -> HidrawDevices:
        return HidrawDevices(self.root / "sys", self.root / "dev")

    def usb(self, port: str, product: str = "ActivBoard", maker: str = "Promethean") -> Path:
        folder = self.root / "sys" / "devices" / "pci" / port
        write(folder, idVendor="0d48", product=product, manufacturer=maker)
        return folder

    def hid(
        self,
        parent: Path,
        number: int,
        descriptor: bytes,
        *,
        bus: int = 3,
        inputs: dict[str, str] | None = None,
    ) -> None:
        """inputs: names of what the system makes of it, with their absolute axes."""
        where = parent / f"0003:0D48:0001.{number:04X}"
        node = where / "hidraw" / f"hidraw{number}"
        node.mkdir(parents=True)
        told = f"DRIVER=hid-generic\nHID_ID={bus:04X}:00000D48:00000001\nHID_NAME=Promethean Board\nHID_UNIQ=17\n"
        write(where, uevent=told + "HID_PHYS=usb-0000:00:14.0-1.2/input1")
        (where / "report_descriptor").write_bytes(descriptor)
        for index, (name, axes) in enumerate((inputs or {}).items()):
            made = where / "input" / f"input{10 * number + index}"
            write(made, name=name)
            write(made / "capabilities", abs=axes)
            write(made / f"event{10 * number + index}")
        links = self.root / "sys" / "class" / "hidraw"
        links.mkdir(parents=True, exist_ok=True)
        (links / node.name).symlink_to(Path("../..") / node.relative_to(self.root / "sys"))
        dev = self.root / "dev"
        dev.mkdir(exist_ok=True)
        (dev / node.name).touch()


def write(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text + "\n")


@pytest.fixture
def sys_(tmp_path: Path) -> Sys:
    return Sys(tmp_path)


def test_a_machine_without_hid_has_none(sys_: Sys) -> None:
    assert not sys_.devices.present()


def test_a_board_of_usb_is_described_with_all_its_top_collections(sys_: Sys) -> None:
    descriptor = touch_screen(4) + collection(1, u.WHITE_BOARD)
    interface = sys_.usb("1-2") / "1-2:1.1"
    write(interface, bInterfaceNumber="01")
    sys_.hid(interface, 3, descriptor, inputs={"Promethean Board": ABSOLUTE})
    (key,) = sys_.devices.present()
    found = sys_.devices.describe(key)
    assert found is not None
    assert found.path == bytes(sys_.root / "dev" / "hidraw3")
    assert [(i.page, i.usage) for i in found.infos] == [(0x0D, 0x04), (0x0D, 0x06)]
    assert {(i.vendor, i.product, i.name, i.maker, i.serial, i.interface) for i in found.infos} == {
        (0x0D48, 1, "ActivBoard", "Promethean", "17", 1)
    }
    assert found.infos[0].descriptor == descriptor
    assert found.numbered
    assert found.pointers == ("Promethean Board",)
    assert found.permitted
    assert not found.built_in


def test_pointers_are_those_of_the_whole_device_and_keyboards_are_none(sys_: Sys) -> None:
    board = sys_.usb("1-2")
    sys_.hid(board / "1-2:1.0", 1, mouse(), inputs={"Board Mouse": ABSOLUTE, "Board Keyboard": NONE})
    sys_.hid(board / "1-2:1.1", 2, touch_screen(2), inputs={"Board Touch": ABSOLUTE})
    sys_.hid(sys_.usb("1-3") / "1-3:1.0", 4, mouse(), inputs={"Another": ABSOLUTE})
    told = {f.path: f.pointers for key in sys_.devices.present() if (f := sys_.devices.describe(key))}
    both = ("Board Mouse", "Board Touch")
    assert [told[bytes(sys_.root / "dev" / f"hidraw{n}")] for n in (1, 2, 4)] == [both, both, ("Another",)]


def test_without_usb_the_device_has_the_name_that_the_kernel_gives(sys_: Sys) -> None:
    sys_.hid(sys_.root / "sys" / "devices" / "virtual" / "uhid", 1, touch_screen(2))
    (key,) = sys_.devices.present()
    found = sys_.devices.describe(key)
    assert found is not None
    assert (found.name, found.infos[0].interface, found.pointers) == ("Promethean Board", -1, ())


def test_a_laptops_own_screen_is_built_in(sys_: Sys) -> None:
    sys_.hid(sys_.root / "sys" / "devices" / "i2c", 1, touch_screen(2), bus=0x18)
    (key,) = sys_.devices.present()
    found = sys_.devices.describe(key)
    assert found is not None
    assert found.built_in


def test_plugged_in_again_it_has_another_key(sys_: Sys) -> None:
    interface = sys_.usb("1-2") / "1-2:1.0"
    sys_.hid(interface, 1, touch_screen(2))
    before = sys_.devices.present()
    (sys_.root / "sys" / "class" / "hidraw" / "hidraw1").unlink()
    assert not sys_.devices.present()
    sys_.hid(interface, 2, touch_screen(2))
    assert sys_.devices.present().isdisjoint(before)


def test_what_goes_while_it_is_looked_at_is_nothing(sys_: Sys) -> None:
    sys_.hid(sys_.usb("1-2") / "1-2:1.0", 1, touch_screen(2))
    (key,) = sys_.devices.present()
    for path in (sys_.root / "sys").rglob("report_descriptor"):
        path.unlink()
    assert sys_.devices.describe(key) is None


def test_a_node_that_is_not_there_is_not_permitted(sys_: Sys) -> None:
    """The system makes it a moment later than it says so, and gives leave still later."""
    sys_.hid(sys_.usb("1-2") / "1-2:1.0", 1, touch_screen(2))
    (sys_.root / "dev" / "hidraw1").unlink()
    (key,) = sys_.devices.present()
    found = sys_.devices.describe(key)
    assert found is not None
    assert not found.permitted


def test_a_broken_descriptor_leaves_a_device_of_unknown_kind(sys_: Sys) -> None:
    sys_.hid(sys_.usb("1-2") / "1-2:1.0", 1, b"\xff\xff")
    (key,) = sys_.devices.present()
    found = sys_.devices.describe(key)
    assert found is not None
    assert [(i.page, i.usage) for i in found.infos] == [(0, 0)]


def test_where_it_is_plugged_in_is_its_socket_or_its_address_by_radio(sys_: Sys) -> None:
    """And by what the system types and points for this interface of it."""
    sys_.hid(sys_.usb("1-2") / "1-2:1.0", 1, mouse(), inputs={"Keyboard": NONE, "Mouse": ABSOLUTE})
    sys_.hid(sys_.usb("1-2") / "1-2:1.1", 2, mouse(), inputs={"Another": NONE})
    sys_.hid(sys_.root / "sys" / "devices" / "virtual" / "uhid", 3, mouse(), bus=5)
    found = {f.path[-1:]: f for key in sys_.devices.present() if (f := sys_.devices.describe(key))}
    assert [found[n].place for n in (b"1", b"2", b"3")] == ["usb-0000:00:14.0-1.2", "usb-0000:00:14.0-1.2", "17"]
    nodes = [str(sys_.root / "dev" / "input" / f"event{n}") for n in (10, 11, 20)]
    assert [found[n].inputs for n in (b"1", b"2", b"3")] == [tuple(nodes[:2]), tuple(nodes[2:]), ()]
