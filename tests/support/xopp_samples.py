"""Small files of Xournal and Xournal++, made by hand."""

from __future__ import annotations

import gzip
import io

from PIL import Image

from tests.support.bank_samples import zipped

HEAD = '<?xml version="1.0" standalone="no"?>\n'
WHITE_PAPER = '<background type="solid" color="#ffffffff" style="plain"/>'


def page_xml(items: str = "", background: str = WHITE_PAPER, size: tuple[float, float] = (720, 360)) -> str:
    return f'<page width="{size[0]}" height="{size[1]}">{background}<layer>{items}</layer></page>'


def document_xml(*pages: str, root: str = 'xournal creator="xournalpp 1.2.7" fileversion="4"') -> bytes:
    body = "".join(pages)
    return f"{HEAD}<{root}>\n<title>t</title>\n{body}</{root.split()[0]}>".encode()


def xopp(*pages: str, **options: str) -> bytes:
    return gzip.compress(document_xml(*pages, **options), mtime=0)


def one_page(items: str = "", background: str = WHITE_PAPER, size: tuple[float, float] = (720, 360)) -> bytes:
    return xopp(page_xml(items, background, size))


def packaged(xml: bytes, **attached: bytes) -> bytes:
    names = {name.replace("__", "."): data for name, data in attached.items()}
    parts = {f"attachments/{name}": data for name, data in names.items()}
    return zipped(
        {"mimetype": b"application/xournal++", "META-INF/version": b"current=4\nmin=4", "content.xml": xml} | parts
    )


def picture(kind: str = "PNG", colour: str = "red", size: tuple[int, int] = (6, 4)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()
