"""Every word of ours that readers and contributors see, in each language.

English is written where it is said: in the templates, in the theme's templates in ``overrides/``, in the
names of ``mkdocs.yml``, and for contributors in the code. Any other language is one file here, ``<tag>.po``
(``zh-Hans.po``, or ``zh.po`` for all Chinese). A language without a file shows English.
"""
