"""Editing YAML that people have written: a value is put in, or taken out, and all else stays as it is."""

import re
from collections.abc import Callable, Iterable

import yaml

COMMENT = re.compile(r"\s+#.*")


def with_entry(declared: str, name: str, entry: str) -> str:
    """Add an entry to a mapping, which is made at the end if there is none."""
    return _added(declared, name, f"  {entry}", f"{name}:\n  {entry}")


def with_item(declared: str, name: str, item: str) -> str:
    """Add an item to a list, which is made at the end if there is none."""
    tree = yaml.compose(declared)
    node = value_at(tree, name)
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        return insert(declared, node, item)
    return _added(declared, name, f"  - {item}", f"{name}: [{item}]")


def insert(declared: str, node: yaml.SequenceNode, item: str) -> str:
    """Add an item to a list that is written on one line, in front."""
    lines = declared.split("\n")
    number, column = node.start_mark.line, node.start_mark.column + 1
    rest = lines[number][column:]
    comma = "" if rest.lstrip().startswith("]") else ", "
    lines[number] = f"{lines[number][:column]}{item}{comma}{rest}"
    return "\n".join(lines)


def _added(declared: str, name: str, line: str, whole: str) -> str:
    tree = yaml.compose(declared)
    node = value_at(tree, name)
    lines = declared.rstrip("\n").split("\n")
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        first = node.value[0][0] if isinstance(node, yaml.MappingNode) else node.value[0]
        indent = first.start_mark.column - (2 if isinstance(node, yaml.SequenceNode) else 0)
        return "\n".join(
            [
                *lines[: first.start_mark.line],
                " " * indent + line.strip(),
                *lines[first.start_mark.line :],
                "",
            ]
        )
    return "\n".join([*lines, whole, ""])


def key_of(tree: yaml.Node | None, name: str) -> yaml.Node:
    """Give the node of a key, which the tree has."""
    assert isinstance(tree, yaml.MappingNode)
    name_node: yaml.Node = next(key for key, _ in tree.value if key.value == name)
    return name_node


def value_at(tree: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """Give the node below some keys."""
    for name in keys:
        if not isinstance(tree, yaml.MappingNode):
            return None
        tree = next((value for key, value in tree.value if key.value == name), None)
    return tree


def replace_values(declared: str, values: Iterable[tuple[yaml.Node, str]]) -> str:
    """Write values in the places of others, each on one line; a comment behind it stays."""
    lines = declared.split("\n")
    for node, value in sorted(values, key=lambda pair: pair[0].start_mark.index, reverse=True):
        number, start, end = node.start_mark.line, node.start_mark.column, node.end_mark.column
        lines[number] = f"{lines[number][:start]}{value}{lines[number][end:]}"
    return "\n".join(lines)


def settle_values(declared: str, values: Iterable[tuple[yaml.Node, str]]) -> str:
    """Write values in the places of guesses, without the comments that call them so."""
    values = list(values)
    lines = declared.split("\n")
    for node, _ in values:
        number, end = node.end_mark.line, node.end_mark.column
        lines[number] = lines[number][:end] + COMMENT.sub("", lines[number][end:])
    return replace_values("\n".join(lines), values)


def keep_items(declared: str, name: str, kept: Callable[[yaml.Node], bool]) -> str:
    """Remove from a list, or from the keys of a mapping, what is not to be kept; with the last, all of it."""
    tree = yaml.compose(declared)
    node = value_at(tree, name)
    if not isinstance(node, yaml.CollectionNode):
        return declared
    items = [item if isinstance(item, tuple) else (item, item) for item in node.value]
    gone = [item for item in items if not kept(item[0])]
    if not gone:
        return declared
    if len(gone) == len(items):
        return remove_key(declared, name)
    if node.flow_style:
        rest = (
            declared[first.start_mark.index : last.end_mark.index] for first, last in items if kept(first)
        )
        left, right = ("[", "]") if isinstance(node, yaml.SequenceNode) else ("{", "}")
        start, end = node.start_mark.index, node.end_mark.index
        return f"{declared[:start]}{left}{', '.join(rest)}{right}{declared[end:]}"
    lines = declared.split("\n")
    for first, last in reversed(gone):
        del lines[first.start_mark.line : _last_line(last) + 1]
    return "\n".join(lines)


def remove_key(declared: str, name: str) -> str:
    """Remove a key with its value; a file that does not have it stays as it is."""
    tree = yaml.compose(declared)
    node = value_at(tree, name)
    if node is None:
        return declared
    lines = declared.split("\n")
    del lines[key_of(tree, name).start_mark.line : _last_line(node) + 1]
    return "\n".join(lines)


def _last_line(node: yaml.Node) -> int:
    """Give the line that a value ends in; for the parser, a block ends where more begins."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    return node.end_mark.line
