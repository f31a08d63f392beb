"""The ground that all else is built on: bytes, characters, scripts, names, inline Markdown, of any text."""
