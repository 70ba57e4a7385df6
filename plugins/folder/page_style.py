"""Style of the pages: readable on a phone, on paper and with large letters, without anything from elsewhere."""

from __future__ import annotations

MARK = '<meta name="generator" content="TNI">'
STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
.when { margin: .25rem 0; opacity: .8; }
.entries { list-style: none; padding: 0; }
.entries > li { padding: .75rem 0; border-top: 1px solid; }
.entries ul { margin: .25rem 0 0; padding-left: 1.25rem; }
table { border-collapse: collapse; } td, th { border: 1px solid; padding: .25rem .5rem; }
@media print { body { margin: 0; max-width: none; } .back { display: none; } }
""".strip()


def page(title: str, body: str, attributes: str = "") -> str:
    """Return a page. title: escaped. attributes: of the body."""
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{MARK}\n<title>{title}</title>\n<style>\n{STYLE}\n</style>\n</head>\n"
        f"<body{' ' + attributes if attributes else ''}>\n{body}</body>\n</html>\n"
    )
