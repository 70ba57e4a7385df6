"""Pages that the browser shows when it comes back from a sign-in, in French and English at once: the browser's language
is not the program's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageText:
    """Text of a page, in both languages: a heading and a message."""

    heading: str
    message: str
    heading_en: str
    message_en: str


DONE = PageText(
    "C’est noté.",
    "Vous pouvez fermer cet onglet et revenir à TNI.",
    "Received.",
    "You can close this tab and go back to TNI.",
)
DENIED = PageText(
    "La connexion n’a pas été autorisée.",
    "Vous pouvez fermer cet onglet ; TNI dit comment recommencer.",
    "Access was not allowed.",
    "You can close this tab; TNI says how to begin again.",
)
MISTAKEN = PageText(
    "Cette page n’est pas celle de la connexion en cours.",
    "Vous pouvez fermer cet onglet ; la connexion en cours n’est pas touchée.",
    "This page is not the one of the sign-in under way.",
    "You can close this tab; the sign-in under way goes on.",
)
HEADERS = (
    "Content-Type: text/html; charset=utf-8",
    "Cache-Control: no-store",
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Connection: close",
)
STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1.25rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem}"
    "h1{font-size:1.5rem;margin:0 0 .5rem}section+section{margin-top:2.5rem;opacity:.75;font-size:1rem}"
    "section+section h1{font-size:1.1rem}"
)


def page(status: str, text: PageText) -> bytes:
    """Return a whole response of HTTP."""
    body = (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>TNI</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>'
        f"<section><h1>{text.heading}</h1><p>{text.message}</p></section>"
        f'<section lang="en"><h1>{text.heading_en}</h1><p>{text.message_en}</p></section></body></html>'
    ).encode()
    lines = (f"HTTP/1.1 {status}", *HEADERS, f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
