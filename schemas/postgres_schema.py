"""PostgreSQL tables of the published rows, as SQL (PostgreSQL 12 or later).

One column for each field: lists of scalars are arrays, everything nested is `jsonb`. The script is idempotent and upgrades a
table of an earlier minor version: the table begins with its required columns, each optional column is added if it is missing.

Records also get `search`, a full-text vector of title, standfirst and text in the dictionary of the record's language, and the
view `latest`, the newest revision of each article (`removed` is true if that revision says that the article is gone). The
view `flat` has the records on one level.

LZ4 compresses long values where the server has it (PostgreSQL 14 or later, as its packages are built).
"""

from schemas.fields import Field, Struct
from schemas.postgres_embedding import Embedding, embedding_column
from schemas.postgres_flat import flat_view
from schemas.sql_text import quoted, text

_TYPES = {
    "text": "text",
    "integer": "bigint",
    "number": "double precision",
    "boolean": "boolean",
    "instant": "timestamptz",
    "struct": "jsonb",
}

#: PostgreSQL's dictionaries of release 12; texts of other languages are indexed by their plain words.
_DICTIONARIES = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}

#: A vector has at most 1 MB (PostgreSQL 15, 12.11 "Limitations"); a row with a longer one is an error. 100,000 characters of up
#: to 4 bytes stay below it, even if every word is a compound, which is indexed twice.
_SEARCHED_CHARACTERS = 100_000


def postgres_ddl(
    struct: Struct,
    *,
    schema: str,
    table: str,
    key: str,
    index_on: tuple[str, ...],
    search: bool,
    embedding: Embedding | None,
) -> str:
    """The script for the table `schema.table` with the primary key `key`, which may be no field of the struct.

    `index_on`: columns that each get an index. A table of revisions also gets the search column, unless `search` is false, the
    column of `embedding`, and the view.
    """
    name = f"{quoted(schema)}.{quoted(table)}"
    fields = {field.name for field in struct.fields}
    columns = [] if key in fields else [f"  {quoted(key)} text NOT NULL"]
    columns += [f"  {_column(field)}" for field in struct.fields if field.required]
    optional = [f"  ADD COLUMN IF NOT EXISTS {_column(field)}" for field in struct.fields if not field.required]
    if "revision" in fields and search:
        optional.append(f"  ADD COLUMN IF NOT EXISTS search tsvector GENERATED ALWAYS AS (\n{_vector()}\n  ) STORED")
    columns.append(f"  PRIMARY KEY ({quoted(key)})")
    statements = [
        f"CREATE SCHEMA IF NOT EXISTS {quoted(schema)}",
        f"CREATE TABLE IF NOT EXISTS {name} (\n" + ",\n".join(columns) + "\n)",
        f"ALTER TABLE {name}\n" + ",\n".join(optional),
        *(_index(name, table, column) for column in index_on),
    ]
    if "revision" in fields:
        statements.append(_index(name, table, "article_id"))
        if search:
            statements.append(f"CREATE INDEX IF NOT EXISTS {quoted(f'{table}_search')} ON {name} USING gin (search)")
        if embedding is not None:
            statements.append(embedding_column(embedding, schema=schema, table=table))
        statements.append(_latest(schema, name))
        statements.append(flat_view(struct, schema=schema, table=table))
    statements.append(_compression(name))
    statements.append(f"COMMENT ON TABLE {name} IS {text(struct.doc)}")
    statements += [f"COMMENT ON COLUMN {name}.{quoted(field.name)} IS {text(field.doc)}" for field in struct.fields]
    return ";\n".join(statements) + ";\n"


def _column(field: Field) -> str:
    kind = _TYPES[field.kind]
    if field.repeated:
        empty = "'[]'" if field.struct else "'{}'"
        return f"{quoted(field.name)} {kind if field.struct else f'{kind}[]'} NOT NULL DEFAULT {empty}"
    not_null = " NOT NULL" if field.required and not field.nullable else ""
    return f"{quoted(field.name)} {kind}{not_null}"


def _vector() -> str:
    cases = " ".join(f"WHEN '{code}' THEN '{name}'::regconfig" for code, name in _DICTIONARIES.items())
    dictionary = f"CASE language {cases} ELSE 'simple'::regconfig END"
    parts = [
        f"    setweight(to_tsvector({dictionary},\n      left(coalesce({column}, ''), {most})), '{weight}')"
        for column, most, weight in (("title", 10_000, "A"), ("standfirst", 10_000, "B"), ("text", _SEARCHED_CHARACTERS, "D"))
    ]
    return " ||\n".join(parts)


def _index(name: str, table: str, *columns: str) -> str:
    listed = ", ".join(map(quoted, columns))
    return f"CREATE INDEX IF NOT EXISTS {quoted('_'.join((table, *columns)))} ON {name} ({listed})"


def _compression(name: str) -> str:
    # LZ4 instead of pglz saves a tenth of the server's time for an article of 500 words, a third without the search column.
    # A column that was given a compression keeps it. Releases before 14 never look up the names in the loop.
    return f"""DO $$
DECLARE
  long_value name;
BEGIN
  IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) THEN
    FOR long_value IN SELECT attname FROM pg_attribute WHERE attrelid = {text(name)}::regclass
      AND attnum > 0 AND NOT attisdropped AND attstorage = 'x' AND attcompression = ''
    LOOP
      EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION lz4', {text(name)}, long_value);
    END LOOP;
  END IF;
END $$"""  # noqa: S608  (the name is quoted)


def _latest(schema: str, name: str) -> str:
    # NOT EXISTS and not DISTINCT ON: a condition on the view (`search @@ ...`) is applied first, by its index.
    # The order is that of `schemas.read`: a chain that began anew after its state was lost is newer than the old one.
    this, later = (
        f"(coalesce({row}.emitted_at, {row}.extracted_at), {row}.revision, {row}.record_id)" for row in ("this", "later")
    )
    return (
        f"CREATE OR REPLACE VIEW {quoted(schema)}.latest AS\n"
        f"SELECT this.change = 'removed' AS removed, this.* FROM {name} AS this WHERE NOT EXISTS (\n"
        f"  SELECT FROM {name} AS later WHERE later.article_id = this.article_id\n    AND {later} > {this}\n)"
    )
