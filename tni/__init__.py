"""TNI: the interactive whiteboard for schools."""

__version__ = "0.1.0"
