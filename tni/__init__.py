"""TNI: the interactive whiteboard for schools."""

import sys

# Before anything of ours is loaded: an older Python would stop at our syntax, and PySide6 loses references there.
if sys.version_info < (3, 12):  # noqa: UP036  # it does get here, started by another Python than the environment's
    sys.exit("tni needs Python 3.12 or newer; this is Python {}.{}: start it with `make run`".format(*sys.version_info))

__version__ = "0.1.0"
