"""The column `embedding` of a PostgreSQL table of records: the vector of one enrichment, for search by similarity.

Its type is `vector` of the extension pgvector where the server has that, else `real[]`. PostgreSQL fills it from `extra`; it is
NULL where a record has no such vector, or one with another number of dimensions.
"""

from dataclasses import dataclass

from schemas.sql_text import quoted, text

#: pgvector's limit of a `vector` (0.8).
MOST_DIMENSIONS = 16_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedding:
    """`name`: of the enrichment, as in `--enrich`. `dimensions`: 1 to MOST_DIMENSIONS."""

    name: str
    dimensions: int


def embedding_column(embedding: Embedding, *, schema: str, table: str) -> str:
    """The statements that add the column, if the table has none."""
    name, function = f"{quoted(schema)}.{quoted(table)}", f"{quoted(schema)}.embedding_of"
    made = f"{function}(extra, {text(embedding.name)}, {embedding.dimensions})"
    vector = f"vector({embedding.dimensions})"
    # A generated column takes immutable functions only, and the cast of JSON to an array is none.
    return f"""CREATE OR REPLACE FUNCTION {function}(extra jsonb, enrichment text, dimensions integer) RETURNS real[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(number::real ORDER BY place)
  FROM jsonb_array_elements(extra) AS result,
    jsonb_array_elements_text(result -> 'vector') WITH ORDINALITY AS of_it(number, place)
  WHERE result ->> 'name' = enrichment HAVING count(*) = dimensions
$$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') THEN
    CREATE EXTENSION IF NOT EXISTS vector;
    ALTER TABLE {name} ADD COLUMN IF NOT EXISTS embedding {vector} GENERATED ALWAYS AS ({made}::{vector}) STORED;
  ELSE
    ALTER TABLE {name} ADD COLUMN IF NOT EXISTS embedding real[] GENERATED ALWAYS AS ({made}) STORED;
  END IF;
END $$"""  # noqa: S608  (names and texts are quoted)
