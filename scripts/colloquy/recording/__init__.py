"""Records: all that one interview contributes to the site, made once and kept.

A record is a set of pieces, texts under a name. It is a pure function of the interview's files, of the parts
of the shared catalogues that it uses, and of the package's code; `keys` says of which, `store` keeps it.
"""
