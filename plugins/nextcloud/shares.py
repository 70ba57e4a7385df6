"""Read-only public links to folders: looked up before one is made, with the password and the end that she chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from tni.api.answers import is_page
from tni.api.ent import ConnectorAccount, ConnectorError, ConnectorFault

from .cloud import Cloud
from .cloud_answers import detail_of, ocs_data

SHARES = "apps/files_sharing/api/v1/shares"
PUBLIC_LINK, READ = 3, 1
LABEL = "TNI"
"""Name of the links that are made here, which the teacher sees beside them."""
_RE_SHARE = 16
LONGEST_DAYS = 3_650
_REFUSALS = (400, 403, 404)
_OFF = "Les liens publics sont désactivés sur ce serveur."
_PASSWORD = "Le serveur exige un mot de passe pour chaque lien public."


@dataclass(frozen=True, slots=True)
class ShareLink:
    """Public link. url: of a page that lists the folder. is_own: made by this connector, not by the teacher."""

    id: str
    url: str
    is_own: bool

    def file_address(self, name: str) -> str:
        """Return the address of a file in the folder."""
        return f"{self.url}/download?path=%2F&files={quote(name, safe='')}"


def is_wanted(account: ConnectorAccount) -> bool:
    return account.settings.get("share", "yes") == "yes"


def check_links(cloud: Cloud, account: ConnectorAccount) -> None:
    """Check that the server lets its users make such links. Raises: ConnectorError."""
    found = _rules(cloud)
    public = _dictionary(found.get("public"))
    if found.get("api_enabled", True) is False or not public.get("enabled", False):
        raise ConnectorError(ConnectorFault.SWITCHED_OFF, _OFF)
    enforced = _dictionary(public.get("password")).get("enforced", False)
    if enforced and not account.settings.get("share_password"):
        raise ConnectorError(ConnectorFault.REFUSED, _PASSWORD)


def _rules(cloud: Cloud) -> dict[str, Any]:
    capabilities = _dictionary(_dictionary(cloud.ocs("GET", "cloud/capabilities")).get("capabilities"))
    return _dictionary(capabilities.get("files_sharing"))


def found_link(cloud: Cloud, path: str) -> ShareLink | None:
    """Return the link to a folder by which nothing can be changed, None without one."""
    return next(iter(_links(cloud, path)), None)


def own_links(cloud: Cloud, path: str) -> list[ShareLink]:
    """Return the links to a folder that this connector made."""
    return [link for link in _links(cloud, path) if link.is_own]


def _links(cloud: Cloud, path: str) -> list[ShareLink]:
    response = cloud.ocs_answer("GET", SHARES, {"path": f"/{path}", "reshares": "false"})
    if response.status in _REFUSALS and not is_page(response):
        return []  # not shared, or no sharing at all
    data = ocs_data(response)
    links = [_link(one) for one in data] if isinstance(data, list) else []
    return [link for link in links if link is not None]


def made_link(cloud: Cloud, path: str, account: ConnectorAccount, day: date) -> ShareLink:
    """Make a link to a folder. day: of the séance, from which the days of its end count if it is to come. Raises:
    ConnectorError."""
    values = {"path": f"/{path}", "shareType": str(PUBLIC_LINK), "permissions": str(READ), "label": LABEL}
    if password := account.settings.get("share_password", ""):
        values["password"] = password
    days = account.settings.get("share_days", "").strip()
    if days.isdecimal() and len(days) < 5 and 0 < int(days) <= LONGEST_DAYS:
        values["expireDate"] = (max(day, date.today()) + timedelta(days=int(days))).isoformat()
    response = cloud.ocs_answer("POST", SHARES, values)
    if response.status in _REFUSALS and not is_page(response):
        check_links(cloud, account)
        raise ConnectorError(ConnectorFault.REFUSED, detail_of(response))
    link = _link(ocs_data(response))
    if link is None:
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)
    return link


def remove_link(cloud: Cloud, link: ShareLink) -> None:
    response = cloud.ocs_answer("DELETE", f"{SHARES}/{quote(link.id, safe='')}")
    if response.status != 404:
        ocs_data(response)


def _link(found: object) -> ShareLink | None:
    """Return a share as a link, None for one of another kind or with more rights."""
    share = _dictionary(found)
    try:
        kind, rights = int(share["share_type"]), int(share["permissions"])
        link = ShareLink(str(share["id"]), str(share["url"]).rstrip("/"), share.get("label") == LABEL)
        is_address = urlsplit(link.url).scheme in ("https", "http")
    except (KeyError, TypeError, ValueError):
        return None
    return link if is_address and kind == PUBLIC_LINK and rights & ~_RE_SHARE == READ else None


def _dictionary(found: object) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}
