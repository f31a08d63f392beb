"""The tables of the store, and whether a file has them."""

import sqlite3

from colloquy.recording.keys import FORMAT

SCHEMA = """
create table records (interview text primary key, key text not null, vocabulary text not null,
  seen text not null) without rowid;
create table parts (interview text, part text, primary key (interview, part)) without rowid;
create table pieces (interview text, name text, part text not null, digest blob not null, body blob not null,
  unique (interview, name));
create index pieces_by_name on pieces (name, interview, digest);
create table vocabularies (key text primary key, body text not null) without rowid;
create table facts (name text primary key, digest blob not null, body blob not null) without rowid;
create table outputs (path text primary key, key text not null, size integer not null, time integer not null)
  without rowid;
"""


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables of a new file; raise `sqlite3.DatabaseError` for one of another form."""
    connection.execute("pragma synchronous = off")  # a power cut may break it: then it is made again
    connection.execute("pragma secure_delete = on")  # what is withheld later is to be nowhere
    connection.execute("begin immediate")  # whoever cannot write finds out now
    (form,) = connection.execute("pragma user_version").fetchone()
    tables = connection.execute("select sql from sqlite_master where sql is not null").fetchall()
    connection.rollback()
    if form == 0 and not tables:
        connection.executescript(f"{SCHEMA} pragma user_version = {FORMAT};")
    elif form != FORMAT or _normal(";".join(row[0] for row in tables)) != _normal(SCHEMA):
        raise sqlite3.DatabaseError("a store of another form")


def _normal(schema: str) -> list[str]:
    return sorted(" ".join(each.lower().split()) for each in schema.split(";") if each.strip())
