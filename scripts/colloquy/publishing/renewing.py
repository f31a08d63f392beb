"""Renewing: pages that are due are rendered, the others recalled, and the links between them checked."""

from collections.abc import Sequence
from dataclasses import dataclass

from colloquy.problems import Problem
from colloquy.publishing.anchors import check_anchors
from colloquy.publishing.due import Due
from colloquy.publishing.engine import Tree
from colloquy.publishing.findings import Findings
from colloquy.publishing.ledger import Facts, Ledger
from colloquy.publishing.pages import recall
from colloquy.publishing.sharing import Task, render_pages


@dataclass(frozen=True, slots=True)
class Renewed:
    """All pages after some of them were rendered."""

    facts: dict[str, Facts]
    """What others show of each page; of a page that failed there are none."""
    problems: list[Problem]


def renew(ledger: Ledger, trees: Sequence[Tree], due: Due, jobs: int, findings: Findings) -> Renewed:
    """Render the pages that are due, and enter them in the ledger, those with problems excepted."""
    ledger.strike(ledger.paths() - due.keys.keys())
    pages = [(tree, file) for tree in trees for file in tree.pages]
    facts = {path: page.facts for path, page in due.carried.items()}
    task = Task([(tree, file) for tree, file in pages if file.src_uri in due.pages], findings)
    problems: list[Problem] = []
    wrong, lost = set(), set()
    for rendering in render_pages(task, jobs):
        path = task.pages[rendering.number][1].src_uri
        if rendering.problems:
            problems += rendering.problems
            wrong.add(path)
        if rendering.left is None:
            ledger.strike([path])
            continue
        facts[path], ties = rendering.left
        former = ledger.ties(path)
        if former is None or not set(former.anchors).issubset(ties.anchors):
            lost.add(path)
        ledger.enter(path, due.keys[path], facts[path], ties)
    for path, found in check_anchors(ledger, trees, due.pages, lost, findings):
        problems += found
        wrong.add(path)
    ledger.strike(wrong)
    for _, file in pages:
        recall(file, facts.get(file.src_uri, Facts(None, {}, [])))
    return Renewed(facts, sorted(problems, key=lambda problem: problem.location))
