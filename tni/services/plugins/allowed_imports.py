"""Modules that a plugin may import: `tni.api`, its own, and those of the standard library that reach neither network,
files nor other processes."""

from __future__ import annotations

import sys

API = "tni.api"
REFUSED = frozenset(
    {
        "_ctypes", "_posixsubprocess", "_socket", "_ssl", "_winapi", "asyncio", "builtins", "cProfile", "code",
        "codeop", "ctypes", "curses", "dbm", "ensurepip", "fcntl", "ftplib", "gc", "glob", "http.client",
        "http.server", "idlelib", "imaplib", "importlib", "inspect", "mailbox", "mmap", "msvcrt", "multiprocessing",
        "netrc", "nt", "os", "pathlib", "pdb", "pickle", "pip", "pkgutil", "poplib", "posix", "pty", "resource",
        "runpy", "select", "selectors", "shelve", "shutil", "signal", "site", "smtplib", "socket", "socketserver",
        "sqlite3", "ssl", "subprocess", "sys", "syslog", "tempfile", "termios", "threading", "tkinter", "tty",
        "urllib.request", "venv", "webbrowser", "winreg", "wsgiref", "xmlrpc", "zipimport",
    }
)  # fmt: skip
"""Modules of the standard library, with those below them, that are of no use within the limits of a plugin."""


def refusal(module: str, own: str) -> str:
    """Return the reason why a plugin may not import a module, "" if it may. module: full name. own: name of the
    plugin's package."""
    if _is_in(module, own) or _is_in(module, API) or module == "__future__":
        return ""
    if module.partition(".")[0] not in sys.stdlib_module_names:
        return f"{module}: a plugin imports {API} and the standard library alone"
    parts = module.split(".")
    if any(".".join(parts[:length]) in REFUSED for length in range(1, len(parts) + 1)):
        return f"{module}: a plugin has neither network, files nor processes of its own"
    return ""


def _is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
