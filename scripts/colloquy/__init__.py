"""Colloquy turns raw interview texts into a bilingual, searchable static site.

`pipeline` is the whole way from seeds to site. Between its two ends go immutable values (`model`), and every
step gives what is wrong beside its result.
"""

__version__ = "0.1.0"
