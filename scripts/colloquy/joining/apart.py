"""Some pages apart from the others, for whoever only looks at them."""

from collections.abc import Collection, Iterable, Mapping
from io import BytesIO

from colloquy.composing.page import load
from colloquy.joining.whole import Joiner, Whole


def list_needed(whole: Whole, paths: Collection[str]) -> list[str]:
    """Give the interviews whose records some pages are made from: those that the pages are of, or all."""
    own = _interviews(whole)
    return sorted({own[path] for path in paths} if own.keys() >= set(paths) else whole.archive.interviews)


def compose(whole: Whole, paths: Collection[str], joiners: Iterable[Joiner]) -> Mapping[str, str]:
    """Write some pages, by their paths below ``docs/``; those of interviews without what joins them."""
    own = _interviews(whole)
    if own.keys() >= set(paths):
        pages = {path: load(whole.piece(f"bare page {path}", own[path])) for path in paths}
        return {path: page.fill(dict.fromkeys(page.places, "")).text for path, page in pages.items()}
    texts = {}
    for output in (output for join in joiners for output in join(whole, {})):
        if (path := output.path.removeprefix("docs/")) in paths:
            output.write(stream := BytesIO())
            texts[path] = stream.getvalue().decode()
    return texts


def _interviews(whole: Whole) -> Mapping[str, str]:
    codes = whole.archive.site.codes
    return {f"{code}/interviews/{each.id}.md": each.id for code in codes for each in whole.summaries}
