"""Readers of presentations of PowerPoint and Impress.

lxml on the package itself, not python-pptx or odfdo: neither has animations, both open a zip without limits, and what
they add is little beside inheritance of styles and geometry, which have to be done here anyway.
"""
