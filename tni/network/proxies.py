"""Proxy of the system: from the environment, Windows or macOS, else from the settings of a GNOME desktop. Scripts that
choose a proxy (PAC) are not run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from urllib.request import getproxies, proxy_bypass

from tni.network.account import Origin

SETTINGS_S = 2.0
"""Longest wait for the desktop's settings."""
SCHEMA = "org.gnome.system.proxy"


def system_proxy(origin: Origin) -> str | None:
    """Return the address of the proxy by which a server is asked, None without one. This computer is asked directly."""
    if origin.host in ("localhost", "127.0.0.1", "::1") or proxy_bypass(origin.host):
        return None
    proxies = getproxies() or _of_desktop()
    found = proxies.get(origin.scheme) or proxies.get("all")
    if not found:
        return None
    return found if "://" in found else f"http://{found}"


def _of_desktop() -> dict[str, str]:
    """Return the proxies that are set by hand in the desktop's settings, by scheme."""
    if sys.platform != "linux" or "GNOME" not in os.environ.get("XDG_CURRENT_DESKTOP", ""):
        return {}
    if shutil.which("gsettings") is None or _setting("mode") != "manual":
        return {}
    found = {}
    for scheme in ("http", "https"):
        host, port = _setting("host", f".{scheme}"), _setting("port", f".{scheme}")
        if host and port.isdecimal() and port != "0":
            found[scheme] = f"http://{host}:{port}"
    return found


def _setting(key: str, below: str = "") -> str:
    command = ["gsettings", "get", SCHEMA + below, key]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SETTINGS_S, check=False)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return done.stdout.strip().strip("'")
