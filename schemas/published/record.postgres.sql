CREATE SCHEMA IF NOT EXISTS "newsbeam";
CREATE TABLE IF NOT EXISTS "newsbeam"."records" (
  "record_id" text NOT NULL,
  "article_id" text NOT NULL,
  "url" text NOT NULL,
  "url_key" text NOT NULL,
  "final_url" text NOT NULL,
  "host" text NOT NULL,
  "feed_url" text NOT NULL,
  "first_seen_at" timestamptz NOT NULL,
  "fetched_at" timestamptz NOT NULL,
  "extracted_at" timestamptz NOT NULL,
  "text" text NOT NULL,
  PRIMARY KEY ("record_id")
);
ALTER TABLE "newsbeam"."records"
  ADD COLUMN IF NOT EXISTS "schema_version" text,
  ADD COLUMN IF NOT EXISTS "revision" bigint,
  ADD COLUMN IF NOT EXISTS "supersedes" text,
  ADD COLUMN IF NOT EXISTS "change" text,
  ADD COLUMN IF NOT EXISTS "canonical_url" text,
  ADD COLUMN IF NOT EXISTS "syndicated_from" text,
  ADD COLUMN IF NOT EXISTS "feed_title" text,
  ADD COLUMN IF NOT EXISTS "feed_tags" text[] NOT NULL DEFAULT '{}',
  ADD COLUMN IF NOT EXISTS "item_guid" text,
  ADD COLUMN IF NOT EXISTS "publisher" text,
  ADD COLUMN IF NOT EXISTS "published" jsonb,
  ADD COLUMN IF NOT EXISTS "updated" jsonb,
  ADD COLUMN IF NOT EXISTS "time_claims" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "prev_poll_at" timestamptz,
  ADD COLUMN IF NOT EXISTS "title" text,
  ADD COLUMN IF NOT EXISTS "standfirst" text,
  ADD COLUMN IF NOT EXISTS "summary" text,
  ADD COLUMN IF NOT EXISTS "authors" text[] NOT NULL DEFAULT '{}',
  ADD COLUMN IF NOT EXISTS "section" text,
  ADD COLUMN IF NOT EXISTS "tags" text[] NOT NULL DEFAULT '{}',
  ADD COLUMN IF NOT EXISTS "image" jsonb,
  ADD COLUMN IF NOT EXISTS "page_type" text,
  ADD COLUMN IF NOT EXISTS "paywalled" boolean,
  ADD COLUMN IF NOT EXISTS "is_stub" boolean,
  ADD COLUMN IF NOT EXISTS "update_note" text,
  ADD COLUMN IF NOT EXISTS "language" text,
  ADD COLUMN IF NOT EXISTS "language_probability" double precision,
  ADD COLUMN IF NOT EXISTS "language_candidates" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "language_declared" text,
  ADD COLUMN IF NOT EXISTS "word_count" bigint,
  ADD COLUMN IF NOT EXISTS "sentence_count" bigint,
  ADD COLUMN IF NOT EXISTS "reading_time_s" bigint,
  ADD COLUMN IF NOT EXISTS "countries" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "keyphrases" text[] NOT NULL DEFAULT '{}',
  ADD COLUMN IF NOT EXISTS "entities" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "quotes" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "mentions" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "amounts" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "wire_agency" text,
  ADD COLUMN IF NOT EXISTS "wire_evidence" text,
  ADD COLUMN IF NOT EXISTS "extra" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "enrichments" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "http_status" bigint,
  ADD COLUMN IF NOT EXISTS "content_type" text,
  ADD COLUMN IF NOT EXISTS "etag" text,
  ADD COLUMN IF NOT EXISTS "last_modified" text,
  ADD COLUMN IF NOT EXISTS "text_source" text,
  ADD COLUMN IF NOT EXISTS "text_reason" text,
  ADD COLUMN IF NOT EXISTS "robots_verdict" text,
  ADD COLUMN IF NOT EXISTS "robots_source" text,
  ADD COLUMN IF NOT EXISTS "rights_signals" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "usage_rights" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "field_sources" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "extractor" text,
  ADD COLUMN IF NOT EXISTS "extractor_version" text,
  ADD COLUMN IF NOT EXISTS "kicker" text,
  ADD COLUMN IF NOT EXISTS "summary_points" text[] NOT NULL DEFAULT '{}',
  ADD COLUMN IF NOT EXISTS "blocks" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "live_updates" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "text_evidence" jsonb,
  ADD COLUMN IF NOT EXISTS "changes" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "similarity" double precision,
  ADD COLUMN IF NOT EXISTS "correction_note" text,
  ADD COLUMN IF NOT EXISTS "emitted_at" timestamptz,
  ADD COLUMN IF NOT EXISTS "via" text,
  ADD COLUMN IF NOT EXISTS "copy_of" text,
  ADD COLUMN IF NOT EXISTS "copy_group" text,
  ADD COLUMN IF NOT EXISTS "containment" jsonb,
  ADD COLUMN IF NOT EXISTS "copied_share" double precision,
  ADD COLUMN IF NOT EXISTS "independent_outlets" bigint,
  ADD COLUMN IF NOT EXISTS "origin" jsonb,
  ADD COLUMN IF NOT EXISTS "novel_share" double precision,
  ADD COLUMN IF NOT EXISTS "first_seen_in" text,
  ADD COLUMN IF NOT EXISTS "boilerplate_lines" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN IF NOT EXISTS "story_id" text,
  ADD COLUMN IF NOT EXISTS "story_score" double precision,
  ADD COLUMN IF NOT EXISTS search tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector(CASE language WHEN 'ar' THEN 'arabic'::regconfig WHEN 'da' THEN 'danish'::regconfig WHEN 'de' THEN 'german'::regconfig WHEN 'en' THEN 'english'::regconfig WHEN 'es' THEN 'spanish'::regconfig WHEN 'fi' THEN 'finnish'::regconfig WHEN 'fr' THEN 'french'::regconfig WHEN 'ga' THEN 'irish'::regconfig WHEN 'hu' THEN 'hungarian'::regconfig WHEN 'id' THEN 'indonesian'::regconfig WHEN 'it' THEN 'italian'::regconfig WHEN 'lt' THEN 'lithuanian'::regconfig WHEN 'ne' THEN 'nepali'::regconfig WHEN 'nl' THEN 'dutch'::regconfig WHEN 'no' THEN 'norwegian'::regconfig WHEN 'pt' THEN 'portuguese'::regconfig WHEN 'ro' THEN 'romanian'::regconfig WHEN 'ru' THEN 'russian'::regconfig WHEN 'sv' THEN 'swedish'::regconfig WHEN 'ta' THEN 'tamil'::regconfig WHEN 'tr' THEN 'turkish'::regconfig ELSE 'simple'::regconfig END,
      left(coalesce(title, ''), 10000)), 'A') ||
    setweight(to_tsvector(CASE language WHEN 'ar' THEN 'arabic'::regconfig WHEN 'da' THEN 'danish'::regconfig WHEN 'de' THEN 'german'::regconfig WHEN 'en' THEN 'english'::regconfig WHEN 'es' THEN 'spanish'::regconfig WHEN 'fi' THEN 'finnish'::regconfig WHEN 'fr' THEN 'french'::regconfig WHEN 'ga' THEN 'irish'::regconfig WHEN 'hu' THEN 'hungarian'::regconfig WHEN 'id' THEN 'indonesian'::regconfig WHEN 'it' THEN 'italian'::regconfig WHEN 'lt' THEN 'lithuanian'::regconfig WHEN 'ne' THEN 'nepali'::regconfig WHEN 'nl' THEN 'dutch'::regconfig WHEN 'no' THEN 'norwegian'::regconfig WHEN 'pt' THEN 'portuguese'::regconfig WHEN 'ro' THEN 'romanian'::regconfig WHEN 'ru' THEN 'russian'::regconfig WHEN 'sv' THEN 'swedish'::regconfig WHEN 'ta' THEN 'tamil'::regconfig WHEN 'tr' THEN 'turkish'::regconfig ELSE 'simple'::regconfig END,
      left(coalesce(standfirst, ''), 10000)), 'B') ||
    setweight(to_tsvector(CASE language WHEN 'ar' THEN 'arabic'::regconfig WHEN 'da' THEN 'danish'::regconfig WHEN 'de' THEN 'german'::regconfig WHEN 'en' THEN 'english'::regconfig WHEN 'es' THEN 'spanish'::regconfig WHEN 'fi' THEN 'finnish'::regconfig WHEN 'fr' THEN 'french'::regconfig WHEN 'ga' THEN 'irish'::regconfig WHEN 'hu' THEN 'hungarian'::regconfig WHEN 'id' THEN 'indonesian'::regconfig WHEN 'it' THEN 'italian'::regconfig WHEN 'lt' THEN 'lithuanian'::regconfig WHEN 'ne' THEN 'nepali'::regconfig WHEN 'nl' THEN 'dutch'::regconfig WHEN 'no' THEN 'norwegian'::regconfig WHEN 'pt' THEN 'portuguese'::regconfig WHEN 'ro' THEN 'romanian'::regconfig WHEN 'ru' THEN 'russian'::regconfig WHEN 'sv' THEN 'swedish'::regconfig WHEN 'ta' THEN 'tamil'::regconfig WHEN 'tr' THEN 'turkish'::regconfig ELSE 'simple'::regconfig END,
      left(coalesce(text, ''), 100000)), 'D')
  ) STORED;
CREATE INDEX IF NOT EXISTS "records_first_seen_at" ON "newsbeam"."records" ("first_seen_at");
CREATE INDEX IF NOT EXISTS "records_host" ON "newsbeam"."records" ("host");
CREATE INDEX IF NOT EXISTS "records_language" ON "newsbeam"."records" ("language");
CREATE INDEX IF NOT EXISTS "records_article_id" ON "newsbeam"."records" ("article_id");
CREATE INDEX IF NOT EXISTS "records_search" ON "newsbeam"."records" USING gin (search);
CREATE OR REPLACE VIEW "newsbeam".latest AS
SELECT this.change = 'removed' AS removed, this.* FROM "newsbeam"."records" AS this WHERE NOT EXISTS (
  SELECT FROM "newsbeam"."records" AS later WHERE later.article_id = this.article_id
    AND (coalesce(later.emitted_at, later.extracted_at), later.revision, later.record_id) > (coalesce(this.emitted_at, this.extracted_at), this.revision, this.record_id)
);
DROP VIEW IF EXISTS "newsbeam".flat;
CREATE VIEW "newsbeam".flat AS SELECT
  "schema_version" AS "schema_version",
  "record_id" AS "record_id",
  "article_id" AS "article_id",
  "revision" AS "revision",
  "supersedes" AS "supersedes",
  "change" AS "change",
  "url" AS "url",
  "url_key" AS "url_key",
  "canonical_url" AS "canonical_url",
  "final_url" AS "final_url",
  "syndicated_from" AS "syndicated_from",
  "host" AS "host",
  "feed_url" AS "feed_url",
  "feed_title" AS "feed_title",
  array_to_string("feed_tags", '; ') AS "feed_tags",
  "item_guid" AS "item_guid",
  "publisher" AS "publisher",
  CASE WHEN "published" ->> 'value' !~ '^0000' THEN (("published" ->> 'value') || substr('0001-01-01', length("published" ->> 'value') + 1))::timestamp AT TIME ZONE 'UTC' END AS "published",
  "published" ->> 'precision' AS "published_precision",
  CASE WHEN "updated" ->> 'value' !~ '^0000' THEN (("updated" ->> 'value') || substr('0001-01-01', length("updated" ->> 'value') + 1))::timestamp AT TIME ZONE 'UTC' END AS "updated",
  "updated" ->> 'precision' AS "updated_precision",
  "first_seen_at" AS "first_seen_at",
  "prev_poll_at" AS "prev_poll_at",
  "fetched_at" AS "fetched_at",
  "extracted_at" AS "extracted_at",
  "title" AS "title",
  "standfirst" AS "standfirst",
  "text" AS "text",
  "summary" AS "summary",
  array_to_string("authors", '; ') AS "authors",
  "authors"[1] AS "author",
  "section" AS "section",
  array_to_string("tags", '; ') AS "tags",
  "image" ->> 'url' AS "image_url",
  "image" ->> 'caption' AS "image_caption",
  "image" ->> 'credit' AS "image_credit",
  ("image" ->> 'width')::numeric AS "image_width",
  ("image" ->> 'height')::numeric AS "image_height",
  "page_type" AS "page_type",
  "paywalled" AS "paywalled",
  "is_stub" AS "is_stub",
  "update_note" AS "update_note",
  "language" AS "language",
  "language_probability" AS "language_probability",
  "language_declared" AS "language_declared",
  "word_count" AS "word_count",
  "sentence_count" AS "sentence_count",
  "reading_time_s" AS "reading_time_s",
  array_to_string("keyphrases", '; ') AS "keyphrases",
  "wire_agency" AS "wire_agency",
  "wire_evidence" AS "wire_evidence",
  "http_status" AS "http_status",
  "content_type" AS "content_type",
  "etag" AS "etag",
  "last_modified" AS "last_modified",
  "text_source" AS "text_source",
  "text_reason" AS "text_reason",
  "robots_verdict" AS "robots_verdict",
  "robots_source" AS "robots_source",
  "extractor" AS "extractor",
  "extractor_version" AS "extractor_version",
  "kicker" AS "kicker",
  array_to_string("summary_points", '; ') AS "summary_points",
  "similarity" AS "similarity",
  "correction_note" AS "correction_note",
  "emitted_at" AS "emitted_at",
  "via" AS "via",
  "copy_of" AS "copy_of",
  "copy_group" AS "copy_group",
  ("containment" ->> 'in_original')::double precision AS "containment_in_original",
  ("containment" ->> 'of_original')::double precision AS "containment_of_original",
  "copied_share" AS "copied_share",
  "independent_outlets" AS "independent_outlets",
  "origin" ->> 'evidence' AS "origin_evidence",
  "origin" ->> 'article_id' AS "origin_article_id",
  "origin" ->> 'agency' AS "origin_agency",
  "origin" ->> 'url' AS "origin_url",
  "novel_share" AS "novel_share",
  "first_seen_in" AS "first_seen_in",
  "story_id" AS "story_id",
  "story_score" AS "story_score"
FROM "newsbeam"."records";
DO $$
DECLARE
  long_value name;
BEGIN
  IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) THEN
    FOR long_value IN SELECT attname FROM pg_attribute WHERE attrelid = '"newsbeam"."records"'::regclass
      AND attnum > 0 AND NOT attisdropped AND attstorage = 'x' AND attcompression = ''
    LOOP
      EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION lz4', '"newsbeam"."records"', long_value);
    END LOOP;
  END IF;
END $$;
COMMENT ON TABLE "newsbeam"."records" IS 'A news article as newsbeam saw it at one instant. A change is a new record with the next `revision`.';
COMMENT ON COLUMN "newsbeam"."records"."schema_version" IS 'Version of this schema, MAJOR.MINOR';
COMMENT ON COLUMN "newsbeam"."records"."record_id" IS 'article_id, revision and a digest of title and text: an id never names two versions';
COMMENT ON COLUMN "newsbeam"."records"."article_id" IS 'Identifies the article: a hash of its URL key';
COMMENT ON COLUMN "newsbeam"."records"."revision" IS 'Number of the revision, from 1';
COMMENT ON COLUMN "newsbeam"."records"."supersedes" IS 'record_id of the previous revision; null if there is none or its id is not known';
COMMENT ON COLUMN "newsbeam"."records"."change" IS 'Kind of the revision';
COMMENT ON COLUMN "newsbeam"."records"."url" IS 'URL of the article, as its feed links it';
COMMENT ON COLUMN "newsbeam"."records"."url_key" IS 'Equal for all variants of the URL';
COMMENT ON COLUMN "newsbeam"."records"."canonical_url" IS 'Canonical URL that the page declares';
COMMENT ON COLUMN "newsbeam"."records"."final_url" IS 'URL that answered, after redirects';
COMMENT ON COLUMN "newsbeam"."records"."syndicated_from" IS 'Canonical URL on another site';
COMMENT ON COLUMN "newsbeam"."records"."host" IS 'Host of `url`';
COMMENT ON COLUMN "newsbeam"."records"."feed_url" IS 'Feed that listed it first';
COMMENT ON COLUMN "newsbeam"."records"."feed_title" IS 'Title of that feed';
COMMENT ON COLUMN "newsbeam"."records"."feed_tags" IS 'Your tags for that feed: folders and categories of your list';
COMMENT ON COLUMN "newsbeam"."records"."item_guid" IS 'The entry''s guid';
COMMENT ON COLUMN "newsbeam"."records"."publisher" IS 'Site or publisher name';
COMMENT ON COLUMN "newsbeam"."records"."published" IS 'The chosen claim of publication';
COMMENT ON COLUMN "newsbeam"."records"."updated" IS 'The chosen claim of the last update';
COMMENT ON COLUMN "newsbeam"."records"."time_claims" IS 'All claims of time, from feed and page';
COMMENT ON COLUMN "newsbeam"."records"."first_seen_at" IS 'End of the poll that first found it';
COMMENT ON COLUMN "newsbeam"."records"."prev_poll_at" IS 'End of the poll before that; the article appeared in between';
COMMENT ON COLUMN "newsbeam"."records"."fetched_at" IS 'Instant of the last byte of the page';
COMMENT ON COLUMN "newsbeam"."records"."extracted_at" IS 'Instant at which this record was made';
COMMENT ON COLUMN "newsbeam"."records"."title" IS 'Headline';
COMMENT ON COLUMN "newsbeam"."records"."standfirst" IS 'Lead-in below the headline';
COMMENT ON COLUMN "newsbeam"."records"."text" IS 'Body: paragraphs separated by a blank line, NFC; empty if the article was removed';
COMMENT ON COLUMN "newsbeam"."records"."summary" IS 'The feed''s summary of the entry, plain text';
COMMENT ON COLUMN "newsbeam"."records"."authors" IS 'Names of people';
COMMENT ON COLUMN "newsbeam"."records"."section" IS 'Section or desk';
COMMENT ON COLUMN "newsbeam"."records"."tags" IS 'Publisher''s keywords, from page and feed';
COMMENT ON COLUMN "newsbeam"."records"."image" IS 'Picture of the article';
COMMENT ON COLUMN "newsbeam"."records"."page_type" IS 'Type of the page';
COMMENT ON COLUMN "newsbeam"."records"."paywalled" IS 'True if the page marks its text as not free; null if it does not state it';
COMMENT ON COLUMN "newsbeam"."records"."is_stub" IS 'True if the page has only a teaser of the text';
COMMENT ON COLUMN "newsbeam"."records"."update_note" IS '''Updated on ...'' or correction line of the page';
COMMENT ON COLUMN "newsbeam"."records"."language" IS 'Detected language, ISO 639-1; ''und'' if it is not certain';
COMMENT ON COLUMN "newsbeam"."records"."language_probability" IS 'Probability of the detected language, 0 to 1';
COMMENT ON COLUMN "newsbeam"."records"."language_candidates" IS 'Most likely languages, if none is certain';
COMMENT ON COLUMN "newsbeam"."records"."language_declared" IS 'Language that the page or the feed declares';
COMMENT ON COLUMN "newsbeam"."records"."word_count" IS 'Words of the text';
COMMENT ON COLUMN "newsbeam"."records"."sentence_count" IS 'Sentences of the text';
COMMENT ON COLUMN "newsbeam"."records"."reading_time_s" IS 'Seconds to read the text';
COMMENT ON COLUMN "newsbeam"."records"."countries" IS 'Countries that the text names';
COMMENT ON COLUMN "newsbeam"."records"."keyphrases" IS 'Computed keyphrases, best first';
COMMENT ON COLUMN "newsbeam"."records"."entities" IS 'People, organisations and places that the text names';
COMMENT ON COLUMN "newsbeam"."records"."quotes" IS 'Quotations in the order of the text';
COMMENT ON COLUMN "newsbeam"."records"."mentions" IS 'Mentions of the names in --watch-names, in the order of the text';
COMMENT ON COLUMN "newsbeam"."records"."amounts" IS 'Sums of money and percentages';
COMMENT ON COLUMN "newsbeam"."records"."wire_agency" IS 'News agency that the article credits';
COMMENT ON COLUMN "newsbeam"."records"."wire_evidence" IS 'Form of the credit';
COMMENT ON COLUMN "newsbeam"."records"."extra" IS 'Results of the user''s own enrichments';
COMMENT ON COLUMN "newsbeam"."records"."enrichments" IS 'Status of each enrichment';
COMMENT ON COLUMN "newsbeam"."records"."http_status" IS 'Status code of the page; 0 if there was no answer and the text is the feed''s';
COMMENT ON COLUMN "newsbeam"."records"."content_type" IS 'Content-Type as sent';
COMMENT ON COLUMN "newsbeam"."records"."etag" IS 'ETag as sent';
COMMENT ON COLUMN "newsbeam"."records"."last_modified" IS 'Last-Modified as sent';
COMMENT ON COLUMN "newsbeam"."records"."text_source" IS 'Source of the text: the page, or the feed instead';
COMMENT ON COLUMN "newsbeam"."records"."text_reason" IS 'Reason for the feed''s text instead of the page''s: a reason and a sentence';
COMMENT ON COLUMN "newsbeam"."records"."robots_verdict" IS 'Verdict of robots.txt on the URL';
COMMENT ON COLUMN "newsbeam"."records"."robots_source" IS 'Source of that verdict';
COMMENT ON COLUMN "newsbeam"."records"."rights_signals" IS 'Statements about the use of the content, with their sources';
COMMENT ON COLUMN "newsbeam"."records"."usage_rights" IS 'Verdict of those signals on index, ai_input and ai_train';
COMMENT ON COLUMN "newsbeam"."records"."field_sources" IS 'Source of each field''s value';
COMMENT ON COLUMN "newsbeam"."records"."extractor" IS 'Name of the extractor and its mode';
COMMENT ON COLUMN "newsbeam"."records"."extractor_version" IS 'Version of the extractor';
COMMENT ON COLUMN "newsbeam"."records"."kicker" IS 'Words above the headline that name its topic';
COMMENT ON COLUMN "newsbeam"."records"."summary_points" IS 'The publisher''s summary in bullets above the text';
COMMENT ON COLUMN "newsbeam"."records"."blocks" IS 'The parts of `text` in order: paragraphs, headings, items ...';
COMMENT ON COLUMN "newsbeam"."records"."live_updates" IS 'Posts of a live blog in the order of the page';
COMMENT ON COLUMN "newsbeam"."records"."text_evidence" IS 'Agreement of other evidence with `text`';
COMMENT ON COLUMN "newsbeam"."records"."changes" IS 'Changes since the previous revision, in the order of the text; at most 200';
COMMENT ON COLUMN "newsbeam"."records"."similarity" IS 'Share of the text that the two revisions have in common, 0 to 1';
COMMENT ON COLUMN "newsbeam"."records"."correction_note" IS 'The publisher''s note of a correction, from text, page or schema.org';
COMMENT ON COLUMN "newsbeam"."records"."emitted_at" IS 'Instant at which this record was handed to its sinks';
COMMENT ON COLUMN "newsbeam"."records"."via" IS 'Source of the entry if no poll of the feed listed it; null for a poll';
COMMENT ON COLUMN "newsbeam"."records"."copy_of" IS 'article_id of the first seen article with this text; null if this is the first';
COMMENT ON COLUMN "newsbeam"."records"."copy_group" IS 'article_id of the first article of the group; null if the text was not compared';
COMMENT ON COLUMN "newsbeam"."records"."containment" IS 'Shares of the text in `copy_of` and of `copy_of` in the text';
COMMENT ON COLUMN "newsbeam"."records"."copied_share" IS 'Share of the text that is in `copy_of` or in `first_seen_in`, 0 to 1';
COMMENT ON COLUMN "newsbeam"."records"."independent_outlets" IS 'Number of registered domains with the text so far, including this one';
COMMENT ON COLUMN "newsbeam"."records"."origin" IS 'Source of the text by the available evidence';
COMMENT ON COLUMN "newsbeam"."records"."novel_share" IS 'Share of sentences that no other article had in the last 7 days, 0 to 1';
COMMENT ON COLUMN "newsbeam"."records"."first_seen_in" IS 'article_id of the article that had the largest part of the other sentences';
COMMENT ON COLUMN "newsbeam"."records"."boilerplate_lines" IS 'Lines that the host repeats from article to article';
COMMENT ON COLUMN "newsbeam"."records"."story_id" IS 'article_id of the first article of the story; only with `--enrich stories`';
COMMENT ON COLUMN "newsbeam"."records"."story_score" IS 'Similarity of the article to the story, 0 to 1; 1 for its first article';
