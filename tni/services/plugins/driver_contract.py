"""Contract of a plugin with drivers of boards or receivers: it gives the drivers of the devices in its manifest."""

from __future__ import annotations

from types import ModuleType

from tni.api.devices import DeviceInfo, DriverEntry, SerialMatch
from tni.api.manifest import Manifest
from tni.core.errors import TniError
from tni.devices.plugin_drivers import entries_of

METHODS = ("start", "on_report", "on_timer", "release")
REPORTS = (b"", b"\0", b"\1\2\3", bytes(64), b"\xff" * 64)


def driver_faults(manifest: Manifest, module: ModuleType) -> tuple[int, tuple[str, ...]]:
    """Return the number of drivers that were tried, and the faults, in English."""
    given = tuple(module.drivers())
    if not all(isinstance(entry, DriverEntry) for entry in given):
        return 0, ("drivers() returns what is no DriverEntry",)
    facts = {(entry.name, entry.matches, entry.provenance) for entry in given}
    named = {(entry.name, entry.matches, entry.provenance) for entry in entries_of(manifest, "")}
    if facts != named:
        return len(given), (
            f"the devices of the manifest are not those of the drivers: {sorted(map(str, facts ^ named))}",
        )
    return len(given), tuple(fault for entry in given for fault in _faults(entry))


def _faults(entry: DriverEntry) -> list[str]:
    match = entry.matches[0]
    product = match.product if match.product is not None else 0
    try:
        driver = entry.make(DeviceInfo(match.vendor, product, entry.name))
    except TniError:
        return []  # it needs a report descriptor
    lacks = [name for name in METHODS if not callable(getattr(driver, name, None))]
    if lacks or (isinstance(match, SerialMatch) and not hasattr(driver, "is_recognised")):
        return [f"{entry.name} lacks {', '.join(lacks) or 'is_recognised'}"]
    driver.start(0.0)
    for number, report in enumerate(REPORTS, 1):
        try:
            driver.on_report(report, float(number))
        except TniError:
            continue
        except Exception as error:  # noqa: BLE001 -- whatever a plugin raises
            return [f"{entry.name} raises {type(error).__name__} for {report[:4].hex() or 'nothing'}"]
    driver.release(99.0)
    return []
