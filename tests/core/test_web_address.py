"""Web addresses as they are typed and pasted: kept with their parameters, or refused."""

from __future__ import annotations

import pytest

from tni.core.web_address import host_of, short_host, web_address

MATHALEA = (
    "https://coopmaths.fr/alea/?uuid=0e6bd&id=6C10-1&n=10&d=10&s=2-3-4&alea=8Yl5&cd=1&v=eleve&title=%C3%89valuation#q=1"
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (MATHALEA, MATHALEA),
        (" https://www.geogebra.org/m/kgqj8cvf?lang=fr \n", "https://www.geogebra.org/m/kgqj8cvf?lang=fr"),
        ("coopmaths.fr/alea?x=http://a.fr", "https://coopmaths.fr/alea?x=http://a.fr"),
        ("http://école.fr:8080/", "http://école.fr:8080/"),
        ("http://[2001:db8::1]/a", "http://[2001:db8::1]/a"),
    ],
)
def test_an_address_is_kept_as_it_is(text: str, address: str) -> None:
    assert web_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "", "bonjour", "une phrase. Puis une autre", "file:///etc/passwd", "javascript:alert(1)", "ftp://a.fr/",
        "https://", "https://coopmaths.fr@exemple.net/", "https://a.fr\\@b.fr/", "https://a.fr/\u202egpj.exe",
        "https://a .fr/", "https://a.fr:port/", "https://-.fr", "https://a..fr", "data:text/html,x", "prof@ac-x.fr",
        "https://a.fr/" + "x" * 8000, "http://0x7f.1/", "http://2130706433/", "http://0177.0.0.1/", "http://1.2.3/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_or_passes_for_another_is_refused(text: str) -> None:
    assert web_address(text) == ""


def test_a_host_is_shown_as_the_network_knows_it() -> None:
    assert host_of("https://WWW.Coopmaths.FR/alea") == "www.coopmaths.fr"
    assert host_of("https://gеogebra.org/").startswith("xn--"), "with a Cyrillic letter"
    assert short_host("www.lumni.fr") == "lumni.fr"
