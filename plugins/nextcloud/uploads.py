"""Upload of an entry's files, in chunks above a size, which goes on where it was cut.

Layout (chunked upload, version 2): `MKCOL uploads/USER/ID`, `PUT uploads/USER/ID/00001` and so on, each with the
address of the file as `Destination`, then `MOVE uploads/USER/ID/.file` to it. The server keeps chunks for a day.
"""

from __future__ import annotations

import hashlib

from tni.api.ent import ConnectorError, ConnectorFault, OutgoingFile
from tni.api.http import FilePart

from .cloud import Cloud

CHUNK_BYTES = 8 << 20
"""Size of a chunk, and of the largest file that is sent as a whole. Servers with object storage want 5 MB at least."""
_ATTEMPTS = 2


def upload(cloud: Cloud, path: str, file: OutgoingFile) -> None:
    """Write a file of the entry, in place of one of that name. Raises: ConnectorError, NetworkError."""
    checksum = {"OC-Checksum": f"SHA256:{file.sha256}"}
    if file.size <= CHUNK_BYTES:
        headers = {"Content-Type": file.media_type or "application/octet-stream", **checksum}
        cloud.write(path, (FilePart(file.sha256, 0, file.size),) if file.size else (), headers)
        return
    headers = {"Destination": cloud.url(path), "OC-Total-Length": str(file.size)}
    id = f"tni-{hashlib.sha256(f'{path}\n{file.sha256}'.encode()).hexdigest()[:32]}"
    for _ in range(_ATTEMPTS):
        _send_chunks(cloud, id, file, headers)
        try:
            if cloud.join_upload(id, headers | checksum):
                return
        except ConnectorError as error:
            if error.fault is ConnectorFault.REFUSED:  # chunks of another size or content: the next try begins anew
                cloud.delete(id, "uploads")
            raise
    raise ConnectorError(ConnectorFault.REFUSED)


def _send_chunks(cloud: Cloud, id: str, file: OutgoingFile, headers: dict[str, str]) -> None:
    """Send the chunks that are not there yet."""
    listed = cloud.listed(id, "uploads")
    if listed is None:
        cloud.make_folder(id, "uploads", headers)
    there = {one.name: one.size for one in listed or ()}
    for number, start in enumerate(range(0, file.size, CHUNK_BYTES), 1):
        name, length = f"{number:05d}", min(CHUNK_BYTES, file.size - start)
        if there.get(name) != length:
            cloud.write(f"{id}/{name}", (FilePart(file.sha256, start, length),), headers, "uploads")
