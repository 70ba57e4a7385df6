"""A browser as far as a sign-in needs one: it follows redirects, keeps cookies and sends forms, by plain HTTP."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit


@dataclass(frozen=True)
class Page:
    """A page as the browser shows it. url: after redirects."""

    status: int
    url: str
    text: str
    headers: dict[str, str]


@dataclass
class Browser:
    """cookies: of all hosts together."""

    cookies: dict[str, str] = field(default_factory=dict)

    def open(self, url: str, headers: dict[str, str] | None = None) -> Page:
        return self._asked("GET", url, headers or {}, None)

    def send_form(self, page: Page, **typed: str) -> Page:
        """Send the first form of a page, with its own fields and what is typed."""
        form = re.search(r"<form\b(.*?)>(.*?)</form>", page.text, re.S)
        assert form is not None, page.text
        fields = {}
        for tag in re.findall(r"<input\b[^>]*>", form[2]):
            name, value = _attribute(tag, "name"), _attribute(tag, "value")
            if name and _attribute(tag, "type") != "submit":
                fields[name] = value
        url = urljoin(page.url, _attribute(form[1], "action") or page.url)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Referer": page.url}
        return self._asked("POST", url, headers, urlencode(fields | typed))

    def _asked(self, method: str, url: str, headers: dict[str, str], body: str | None) -> Page:
        while True:
            parts = urlsplit(url)
            connection = http.client.HTTPConnection(parts.netloc, timeout=60)
            cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            connection.request(method, target, body, (cookies if self.cookies else {}) | headers)
            response = connection.getresponse()
            text = response.read().decode()
            connection.close()
            for line in response.headers.get_all("set-cookie") or []:
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
            goal = response.headers.get("location")
            if goal is None or response.status not in (301, 302, 303):
                found = {name.lower(): value for name, value in response.headers.items()}
                return Page(response.status, url, text, found)
            method, url, headers, body = "GET", urljoin(url, goal), {}, None


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}\s*=\s*"([^"]*)"', tag)
    return unescape(found[1]) if found else ""
