"""Silence of the HTTP library's own log, whose lines hold addresses with their queries and quote servers."""

from __future__ import annotations

import logging

LOGGERS = ("connection", "connectionpool", "poolmanager", "response", "util.retry", "util.ssl_", "http2.connection")


def silence_library() -> None:
    """Drop every record of the library, of whatever level."""
    for name in LOGGERS:
        logger = logging.getLogger(f"urllib3.{name}")
        if _nothing not in logger.filters:
            logger.addFilter(_nothing)


def _nothing(record: logging.LogRecord) -> bool:  # noqa: ARG001
    return False
