"""Code hosts: where a file of the archive is edited, shown at a line, and complained of.

One setting says it, the address under which files are edited. The other addresses follow from it where the
host is of a kind that is known: GitHub, GitLab, Forgejo (Codeberg) and Gitea. Where nothing is set, the
checkout's remote `origin` is asked, without the user's name and password that may be in it.
"""

import re
import subprocess
from pathlib import Path
from urllib.parse import quote

REMOTE = re.compile(
    r"(?:https?://(?:[^@/]*@)?|ssh://(?:[^@/]*@)?|(?:[^@/:]*@)?(?=[^/:]+:[^/]))(?P<host>[^/:@]+)"
    r"(?::\d+(?=/))?[/:](?P<path>[^?#]+?)(?:\.git)?/?"
)
"""``https://host/owner/name.git``, ``ssh://git@host:22/owner/name``, ``git@host:owner/name.git``."""

EDIT = {
    "github": "/edit/{branch}/",
    "gitlab": "/-/edit/{branch}/",
    "forgejo": "/_edit/{branch}/",
}
"""By kind of host: what is between a repository's address and a file that is edited."""
VIEW = (
    (re.compile(r"/-/edit/"), "/-/blob/"),
    (re.compile(r"/_edit/"), "/src/branch/"),
    (re.compile(r"(?<=^https://github\.com)(/[^/]+/[^/]+)/edit/"), r"\1/blob/"),
)
"""From an address under which files are edited to the one under which they are shown, with lines."""
ISSUES = re.compile(r"(https://github\.com/[^/]+/[^/]+)/edit/")
"""Hosts whose issue forms can be filled in by an address."""


def edit_url(root: Path) -> str:
    """Give the address under which the files of a checkout are edited; nothing where no remote names it."""
    remote = REMOTE.fullmatch(_git(root, "config", "--get", "remote.origin.url"))
    kind = _kind(remote["host"]) if remote else ""
    if remote is None or not kind:
        return ""
    prefix = _git(root, "rev-parse", "--show-prefix")
    head = _git(root, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    way = EDIT[kind].format(branch=head.removeprefix("origin/") or "main")
    return f"https://{remote['host']}/{remote['path']}{way}{quote(prefix)}"


def view_url(edit: str) -> str:
    """Give the address under which files are shown, with ``#L12`` for a line; nothing for an unknown host."""
    for pattern, shown in VIEW:
        found, count = pattern.subn(shown, edit, count=1)
        if count:
            return found
    return ""


def issues_url(edit: str) -> str:
    """Give the address of a new issue; nothing where its form cannot be filled in by the address."""
    found = ISSUES.match(edit)
    return f"{found[1]}/issues/new" if found else ""


def _kind(host: str) -> str:
    labels = host.lower().split(".")
    if host.lower() == "github.com":
        return "github"
    if "gitlab" in labels:
        return "gitlab"
    return "forgejo" if {"codeberg", "forgejo", "gitea"} & set(labels) else ""


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:  # no git, or no such folder
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""
