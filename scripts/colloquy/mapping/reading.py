"""The steps from one interview's files to its editions, in order in `READ`. None of them opens a file."""

from collections.abc import Callable
from typing import Any

from colloquy.accounting import account as account_for
from colloquy.catalogue import Archive
from colloquy.catalogue import describe as describe_interview
from colloquy.catalogue.describing import find_open_doubts
from colloquy.catalogue.provenance import find_untranslated
from colloquy.emending import annotate
from colloquy.emending import emend as emend_source
from colloquy.gathering import check_gathered
from colloquy.highlighting import check_highlighted, check_quoted
from colloquy.mapping.values import Declared, Editions, Emended, Received, Seeds, Segmented
from colloquy.problems import Problem, has_errors, is_open
from colloquy.reading import Files
from colloquy.reading import read as read_source
from colloquy.segmenting import segment as segment_source
from colloquy.segmenting.unheard import find_unheard
from colloquy.translating import edition
from colloquy.withholding import Text, incomplete
from colloquy.withholding import withhold as withhold_words

Problems = list[Problem]


def describe(seeds: Seeds) -> tuple[Declared | None, Problems]:
    """Read the declarations, and hold them against the shared catalogues."""
    described, problems = describe_interview(seeds.archive, seeds.files)
    if described is None or has_errors(problems):
        return None, problems
    return Declared(seeds.archive, seeds.files, described), problems


def read(declared: Declared) -> tuple[Received | None, Problems]:
    """Read the source text, as it was received."""
    record = declared.described.declared.record
    known = record.source
    source, problems = read_source(declared.files, known.file, known.sha256, bool(record.withheld))
    if source is None or has_errors(problems):
        return None, problems
    return Received(declared, source), problems


def emend(received: Received) -> tuple[Emended | None, Problems]:
    """Correct the source text as declared, and place the editorial notes."""
    declared = received.declared.described.declared
    source, emendations, problems = emend_source(received.source, declared)
    notes, unplaced = annotate(source, declared)
    problems += unplaced
    if has_errors(problems):
        return None, problems
    return Emended(received, source, emendations, notes), problems


def withhold(emended: Emended) -> tuple[Emended | None, Problems]:
    """Put in place of words that are withheld what readers see there."""
    received, declared = emended.received, emended.received.declared
    text = Text(emended.source, emended.emendations, emended.notes)
    text, problems = withhold_words(received.source, text, declared.described.declared, declared.archive.site)
    if has_errors(problems):
        return None, problems
    return Emended(received, text.source, text.emendations, text.notes, text.withheld), problems


def segment(emended: Emended) -> tuple[Segmented | None, Problems]:
    """Find the exchanges, turns and passages."""
    declared = emended.received.declared
    interview, problems = segment_source(
        declared.described, emended.source, emended.emendations, emended.notes, emended.withheld
    )
    known = {each.location.line for each in problems if each.location.path == emended.source.path}
    problems += find_open_doubts(declared.described, known)
    if interview is None:
        return None, problems
    problems += find_unheard(declared.described.declared, interview)
    problems += incomplete(declared.described.declared, interview)
    return (None if is_open(problems) else Segmented(declared, interview)), problems


def account(segmented: Segmented) -> tuple[Segmented, Problems]:
    """Prove that nothing of the source text is lost."""
    return segmented, account_for(segmented.interview)


def gather(segmented: Segmented) -> tuple[Segmented | None, Problems]:
    """Hold the interview against the topics and highlights that name it; stop where these cannot be read."""
    archive, described = segmented.declared.archive, segmented.declared.described
    if not archive.sound:
        return None, []
    gathered = check_gathered(archive, described, segmented.interview)
    return segmented, [*gathered, *check_highlighted(archive, segmented.interview)]


def translate(segmented: Segmented) -> tuple[Editions, Problems]:
    """Make the interview's edition in every language of the site."""
    declared, interview = segmented.declared, segmented.interview
    record = declared.described.declared.record
    editions = []
    problems = [*find_untranslated(declared.archive, declared.described.declared, declared.files)]
    for code in declared.archive.site.codes:
        each, found = edition(declared.archive, declared.files, record, interview, code)
        editions.append(each)
        problems += [*found, *check_quoted(declared.archive, each)]
    return Editions(
        declared.archive, declared.files, declared.described, interview, tuple(editions)
    ), problems


Step = Callable[[Any], tuple[Any | None, list[Problem]]]
"""From the value of the step before to its own, with what is wrong; without one, the next cannot begin."""

READ: tuple[tuple[str, Step], ...] = (
    ("describe", describe),
    ("read", read),
    ("emend", emend),
    ("withhold", withhold),
    ("segment", segment),
    ("account", account),
    ("gather", gather),
    ("translate", translate),
)


def read_editions(archive: Archive, files: Files) -> tuple[Editions | None, list[Problem]]:
    """Read one interview in all its editions, as far as that goes."""
    value: Any = Seeds(archive, files)
    problems: list[Problem] = []
    for _, step in READ:
        value, found = step(value)
        problems += found
        if value is None:
            return None, problems
    assert isinstance(value, Editions)
    return value, problems
