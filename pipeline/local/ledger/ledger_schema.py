"""The tables of the ledger, and the statements that lead from each version of them to the next."""

import os
from pathlib import Path

from pipeline.keyed import entry_table

#: Version of the tables; `MIGRATIONS` has the statements that lead from each version to the next.
SCHEMA = 5

_CORE_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- one row for each key of a keyed step; instants are Unix seconds, UTC
CREATE TABLE state (
  step TEXT NOT NULL, key TEXT NOT NULL, state TEXT, wake_at REAL, unfinished INTEGER NOT NULL DEFAULT 0, expires_at REAL,
  PRIMARY KEY (step, key)) WITHOUT ROWID;
CREATE INDEX state_wakes ON state (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX state_expires ON state (expires_at) WHERE expires_at IS NOT NULL;
-- elements that wait for a turn of their key
CREATE TABLE pending (seq INTEGER PRIMARY KEY, step TEXT NOT NULL, key TEXT NOT NULL, element TEXT NOT NULL);
CREATE INDEX pending_key ON pending (step, key, seq);
-- hosts that must rest
CREATE TABLE rest (resource TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX rest_until ON rest (until);
-- facts about origins, e.g. their robots.txt
CREATE TABLE cache (kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, expires_at REAL NOT NULL,
  PRIMARY KEY (kind, name)) WITHOUT ROWID;
CREATE INDEX cache_expires ON cache (expires_at);
-- staged files of the last commit that their sinks have not published yet; each sink has its own names
-- (the key's columns come first: quick_check of SQLite 3.40 takes the others for NULL otherwise)
CREATE TABLE outbox (sink TEXT NOT NULL, temporary TEXT NOT NULL, final TEXT NOT NULL, rows INTEGER NOT NULL,
  PRIMARY KEY (sink, temporary)) WITHOUT ROWID;
-- counters of items and endings since the ledger began
CREATE TABLE endings (name TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
"""
#: What people ask of the state, as of version 3: one row a feed, the endings of entries, and orders to the running process.
_STATUS_TABLES = """
-- a feed in short (`about`: its state as JSON without the long parts), so that 10,000 are read at once; `listed`: 1 if the
-- list of the last run has it. Endings name feeds by id: a feed that is forgotten and comes back gets another.
CREATE TABLE feed (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, health TEXT NOT NULL,
  listed INTEGER NOT NULL, about TEXT NOT NULL, expires_at REAL);
CREATE INDEX feed_health ON feed (health, listed);
CREATE INDEX feed_expires ON feed (expires_at) WHERE expires_at IS NOT NULL;
-- endings of entries, oldest first; names are digests of 64 bits: of URL keys, of the article id, of the entry's id
CREATE TABLE ended (seq INTEGER PRIMARY KEY, at REAL NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, feed INTEGER,
  url TEXT NOT NULL, detail TEXT NOT NULL, url_name INTEGER NOT NULL, final_name INTEGER, canonical_name INTEGER,
  article_name INTEGER, entry_name INTEGER);
CREATE INDEX ended_feed ON ended (feed, kind, reason);
CREATE INDEX ended_kind ON ended (kind, reason, at);
CREATE INDEX ended_url ON ended (url_name);
CREATE INDEX ended_final ON ended (final_name) WHERE final_name IS NOT NULL;
CREATE INDEX ended_canonical ON ended (canonical_name) WHERE canonical_name IS NOT NULL;
CREATE INDEX ended_article ON ended (article_name) WHERE article_name IS NOT NULL;
CREATE INDEX ended_entry ON ended (entry_name) WHERE entry_name IS NOT NULL;
-- what the command line asks of the running process, or of the next run
CREATE TABLE orders (seq INTEGER PRIMARY KEY AUTOINCREMENT, verb TEXT NOT NULL, target TEXT NOT NULL, at REAL NOT NULL);
"""
_ENTRY_TABLE = f"""
-- entries of indexed maps; until: the last day on which an entry counts, since 1970-01-01 UTC; fresh ones are merged later
{entry_table.TABLE}
"""
_ENTRY_LOG = f"""
-- the newest entries of indexed maps, packed, and a filter of the keys of all others
{entry_table.LOG_TABLE}
"""
_LINKS = """
-- three bytes of the digest of each link that the feed's state remembers (NULL: written by version 3)
ALTER TABLE feed ADD COLUMN links BLOB;
"""
TABLES = _CORE_TABLES + _STATUS_TABLES + _ENTRY_TABLE + _LINKS + _ENTRY_LOG

_FEEDS_OF_STATES = """
INSERT INTO feed (url, health, listed, about, expires_at)
  SELECT key,
    CASE WHEN json_extract(state, '$.retired') THEN 'gone' WHEN json_extract(state, '$.failures') > 0 THEN 'failing'
      WHEN json_extract(state, '$.polled_at') IS NULL THEN 'new' ELSE 'ok' END,
    1, json_set(json_remove(state, '$.seen', '$.validators', '$.candidates', '$.sitemaps', '$.queue'),
      '$.known', length(json_extract(state, '$.seen')) / 32), expires_at
  FROM state WHERE step = 'PollFeed' AND CASE WHEN json_valid(state) THEN json_extract(state, '$.v') END IS NOT NULL;
"""

MIGRATIONS: dict[int, str] = {
    1: """
CREATE INDEX state_wakes ON state (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX rest_until ON rest (until);
CREATE INDEX cache_expires ON cache (expires_at);
""",
    2: _STATUS_TABLES + _FEEDS_OF_STATES + _ENTRY_TABLE,
    3: _LINKS,
    4: _ENTRY_LOG,
}


def of_a_newer(file: Path, version: int) -> str:
    """The message for a ledger of a later version of the tables."""
    return f"{file} was written by a newer newsbeam (ledger schema {version}, this one knows {SCHEMA}); use that version"


def unreadable(file: Path, error: Exception) -> str:
    """The message for a ledger that cannot be read. SQLite's log needs a file beside the ledger, also for readers."""
    remedy = "" if os.access(file, os.R_OK) and os.access(file.parent, os.W_OK) else "; its readers need to write its folder"
    return f"{file} cannot be read: {error}{remedy}"
