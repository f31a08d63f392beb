"""What pages say of themselves to machines, in the vocabulary of schema.org, as JSON-LD.

schema.org has no type for an interview. `Article` with the genre "interview" is the nearest of those that
readers of JSON-LD act on; `Conversation` is for messages that were sent one by one, and `QAPage` and
`FAQPage` are for questions of users of a site. Each exchange is a part of the article, a `Question` with
the people who ask and answer. A translation is tied to what it was made from by `translationOfWork`.
https://schema.org/Article, https://schema.org/Question, https://schema.org/translationOfWork
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

from pydantic_core import to_json

from colloquy.catalogue import Archive, Described, PersonRecord
from colloquy.catalogue.origins import EditionRecord, OriginRecord
from colloquy.catalogue.site import Site, SiteLanguage
from colloquy.model import Edition, Exchange, Provenance
from colloquy.text.dates import is_plain, latest
from colloquy.words.naming import known_people
from colloquy.words.wording import Wording

Node = dict[str, Any]
"""A node of the graph: its properties by name. Empty ones are left out when it is written."""

SPDX = re.compile(r"[A-Za-z0-9.+-]*[0-9][A-Za-z0-9.+-]*")
"""An SPDX identifier with a version: no other has a page of its own that says what holds."""
UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]")
"""What may end a script, or is no character of a text."""


def dump(*nodes: Node) -> str:
    """Write nodes as JSON that is inert in a script element."""
    graph = {"@context": "https://schema.org", "@graph": [_drop_empty(node) for node in nodes]}
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", to_json(graph).decode())


def person(record: PersonRecord, site: Site, words: Wording) -> Node:
    """Describe a person, in every language the same by `@id`."""
    name = words.name(record.name)
    return {
        "@type": "Person",
        "@id": _person_id(site, record.id),
        "name": name,
        "alternateName": [each for each in record.names if each != name],
        "url": _at(site, words.code, f"people/{record.id}/"),
        "sameAs": list(record.links),
    }


def crumbs(site: Site, words: Wording, *steps: tuple[str, str]) -> Node:
    """Give the way to a page from the home page: names, and paths below the language's folder."""
    listed = [
        {"@type": "ListItem", "position": place, "name": name, "item": _at(site, words.code, path)}
        for place, (name, path) in enumerate(((_site_name(site, words.code), ""), *steps), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed}


def home(site: Site, language: SiteLanguage) -> Node:
    """Describe the site."""
    others = dict.fromkeys(site_language.site_name for site_language in site.languages)
    return {
        "@type": "WebSite",
        "@id": site.url,
        "url": _at(site, language.code),
        "name": language.site_name,
        "alternateName": [name for name in others if name != language.site_name],
        "description": language.site_description,
        "inLanguage": [site_language.tag for site_language in site.languages],
    }


def page(kind: str, site: Site, words: Wording, path: str, name: str, **known: object) -> Node:
    """Describe a page by its path below the language's folder."""
    address = _at(site, words.code, path)
    return {
        "@type": kind,
        "@id": address,
        "url": address,
        "name": name,
        "inLanguage": words.tag,
        "isPartOf": _part(site, words.code),
        **known,
    }


def interview(
    archive: Archive,
    described: Described,
    edition: Edition,
    translated: Collection[str],
    topics: Mapping[str, str],
    words: Wording,
) -> Node:
    """Describe an interview in one edition; `topics` are those that gather it: titles by id.

    It is `translated` into these languages: what is not, is in the interview's own language everywhere.
    """
    record, site, whole = described.declared.record, archive.site, edition.interview
    people = {id_: person(archive.people[id_], site, words) for id_ in known_people(whole.speakers)}
    address = _at(site, words.code, f"interviews/{described.id}/")
    return {
        "@type": "Article",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": edition.title().text,
        "genre": "interview",
        "inLanguage": words.tag if edition.own or words.code in translated else site.tag(whole.language),
        "author": list(people.values()),
        "publisher": {"@type": "Organization", "name": _site_name(site, words.code), "url": site.url},
        "dateCreated": _plain(record.date),
        "datePublished": record.added or _plain(record.origin.published),
        "dateModified": latest((record.added, record.changed, edition.revised)),
        "isPartOf": _part(site, words.code),
        **_rights(record.licence_of(edition.language)[0]),
        **_provenance(archive, described, edition, translated),
        "translator": [{"@type": "Thing", "name": name} for name in edition.translators],
        "about": [
            {"@type": "DefinedTerm", "name": name, "url": _at(site, words.code, f"topics/{id_}/")}
            for id_, name in topics.items()
        ],
        "hasPart": [_question(exchange, edition, people, address, site) for exchange in whole.exchanges],
    }


def _question(
    exchange: Exchange, edition: Edition, people: Mapping[str, Node], address: str, site: Site
) -> Node:
    askers = known_people(exchange.turns[0].speakers)
    asked = [_reference(people[id_]) for id_ in askers]
    spoken = known_people(speaker for turn in exchange.turns for speaker in turn.speakers)
    others = [id_ for id_ in spoken if id_ not in askers]
    answer = {"@type": "Answer", "author": [_reference(people[id_]) for id_ in others]}
    title = edition.exchange_title(exchange)
    return {
        "@type": "Question",
        "name": title.text,
        "inLanguage": site.tag(title.language) if title.language != edition.language else "",
        "url": f"{address}#{exchange.id}" if address else "",
        "position": exchange.number,
        "author": asked[0] if len(asked) == 1 else asked,
        "suggestedAnswer": answer if others else None,
    }


def _reference(known: Node) -> Node:
    """Refer to a person who is described on the same page, by `@id` where there is one."""
    return {"@id": known["@id"]} if known["@id"] else {"@type": "Person", "name": known["name"]}


def _provenance(
    archive: Archive, described: Described, edition: Edition, translated: Collection[str]
) -> Node:
    """Say what an edition was made from, and which were made from it."""
    origin, site, own = described.declared.record.origin, archive.site, edition.interview.language
    machine = edition.interview.provenance is Provenance.MACHINE
    tag = site.tag(origin.translated_from) if origin.translated_from else ""
    published = _published(origin, tag if machine else site.tag(own))

    def page(code: str) -> Node:
        address = _at(site, code, f"interviews/{described.id}/")
        return {"@type": "Article", "@id": address, "url": address, "inLanguage": site.tag(code)}

    if edition.language != own:
        received = described.declared.record.editions.get(edition.language)
        there = _published(received, site.tag(edition.language)) if received else None
        based = [published, there] if there else published
        return {
            "isBasedOn": based,
            "translationOfWork": page(own) if edition.language in translated else None,
        }
    if origin.original and not (machine and origin.original == origin.url):
        first: Node | None = {
            "@type": "Article",
            "@id": origin.original,
            "url": origin.original,
            "inLanguage": tag,
        }
    else:
        first = published if machine else None
    others = [page(code) for code in site.codes if code in translated]
    return {
        "isBasedOn": published,
        "translationOfWork": first,
        "workTranslation": others,
    }


def _published(known: OriginRecord | EditionRecord, tag: str) -> Node | None:
    """Describe what was published, if anything is known of it."""
    facts = {
        "@id": known.url,
        "url": known.url,
        "datePublished": _plain(known.published),
        "publisher": {"@type": "Organization", "name": known.publisher} if known.publisher else None,
    }
    return {"@type": "Article", **facts, "inLanguage": tag} if any(facts.values()) else None


def _rights(licence: str) -> Node:
    """Name a license by its address where it has one."""
    if licence in ("", "none stated"):
        return {}
    if SPDX.fullmatch(licence):
        return {"license": f"https://spdx.org/licenses/{licence}.html"}
    return {"license": {"@type": "CreativeWork", "name": licence}}


def _plain(date: str | None) -> str:
    """Give a date if it is exact: schema.org has ISO 8601, which knows no doubts."""
    return date if date and is_plain(date) else ""


def _part(site: Site, code: str) -> Node:
    return {"@type": "WebSite", "@id": site.url, "name": _site_name(site, code), "url": site.url}


def _site_name(site: Site, code: str) -> str:
    return next(each.site_name for each in site.languages if each.code == code)


def _person_id(site: Site, id_: str) -> str:
    return f"{site.url}people/{id_}/#person" if site.url else ""


def _at(site: Site, code: str, path: str = "") -> str:
    """Give a page's address; nothing where the site does not say where it is."""
    return site.address(code, path) if site.url else ""


def _drop_empty(value: object) -> object:
    """Leave out what is empty, at any depth."""
    if isinstance(value, list):
        return [_drop_empty(member) for member in value]
    if not isinstance(value, dict):
        return value
    return {name: _drop_empty(member) for name, member in value.items() if member not in ("", None, [], {})}
