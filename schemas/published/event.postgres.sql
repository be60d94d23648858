CREATE SCHEMA IF NOT EXISTS "newsbeam";
CREATE TABLE IF NOT EXISTS "newsbeam"."events" (
  "event_id" text NOT NULL,
  "type" text NOT NULL,
  "severity" text NOT NULL,
  "at" timestamptz NOT NULL,
  "url" text NOT NULL,
  "message" text NOT NULL,
  PRIMARY KEY ("event_id")
);
ALTER TABLE "newsbeam"."events"
  ADD COLUMN IF NOT EXISTS "schema_version" text,
  ADD COLUMN IF NOT EXISTS "feed_url" text,
  ADD COLUMN IF NOT EXISTS "host" text,
  ADD COLUMN IF NOT EXISTS "since" timestamptz,
  ADD COLUMN IF NOT EXISTS "until" timestamptz,
  ADD COLUMN IF NOT EXISTS "ended" text,
  ADD COLUMN IF NOT EXISTS "before" text,
  ADD COLUMN IF NOT EXISTS "after" text,
  ADD COLUMN IF NOT EXISTS "reason" text,
  ADD COLUMN IF NOT EXISTS "http_status" bigint,
  ADD COLUMN IF NOT EXISTS "failures" bigint,
  ADD COLUMN IF NOT EXISTS "items" bigint,
  ADD COLUMN IF NOT EXISTS "lost_items" double precision,
  ADD COLUMN IF NOT EXISTS "p_value" double precision,
  ADD COLUMN IF NOT EXISTS "skew_s" double precision,
  ADD COLUMN IF NOT EXISTS "share" double precision,
  ADD COLUMN IF NOT EXISTS "chars_before" bigint,
  ADD COLUMN IF NOT EXISTS "chars_after" bigint,
  ADD COLUMN IF NOT EXISTS "via" text[] NOT NULL DEFAULT '{}',
  ADD COLUMN IF NOT EXISTS "article_id" text,
  ADD COLUMN IF NOT EXISTS "article_ids" text[] NOT NULL DEFAULT '{}',
  ADD COLUMN IF NOT EXISTS "story_id" text;
CREATE INDEX IF NOT EXISTS "events_at" ON "newsbeam"."events" ("at");
CREATE INDEX IF NOT EXISTS "events_type" ON "newsbeam"."events" ("type");
CREATE INDEX IF NOT EXISTS "events_host" ON "newsbeam"."events" ("host");
DO $$
DECLARE
  long_value name;
BEGIN
  IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) THEN
    FOR long_value IN SELECT attname FROM pg_attribute WHERE attrelid = '"newsbeam"."events"'::regclass
      AND attnum > 0 AND NOT attisdropped AND attstorage = 'x' AND attcompression = ''
    LOOP
      EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION lz4', '"newsbeam"."events"', long_value);
    END LOOP;
  END IF;
END $$;
COMMENT ON TABLE "newsbeam"."events" IS 'A change of condition, noticed at one instant. Instants are aware UTC.';
COMMENT ON COLUMN "newsbeam"."events"."schema_version" IS 'Version of this schema, MAJOR.MINOR';
COMMENT ON COLUMN "newsbeam"."events"."event_id" IS 'Identifies the event; a repeat has the same id';
COMMENT ON COLUMN "newsbeam"."events"."type" IS 'Type of the event; later versions may add types';
COMMENT ON COLUMN "newsbeam"."events"."severity" IS 'info, warning or error';
COMMENT ON COLUMN "newsbeam"."events"."at" IS 'Instant at which newsbeam noticed it';
COMMENT ON COLUMN "newsbeam"."events"."url" IS 'Subject: URL of the feed or of the article';
COMMENT ON COLUMN "newsbeam"."events"."feed_url" IS 'Feed, as the user named it';
COMMENT ON COLUMN "newsbeam"."events"."host" IS 'Host of `url`';
COMMENT ON COLUMN "newsbeam"."events"."message" IS 'The event in a sentence; no control characters';
COMMENT ON COLUMN "newsbeam"."events"."since" IS 'Begin of the gap or condition: the last instant at which newsbeam saw it otherwise';
COMMENT ON COLUMN "newsbeam"."events"."until" IS 'End of the gap';
COMMENT ON COLUMN "newsbeam"."events"."ended" IS 'feed.recovered: type of the condition that has ended';
COMMENT ON COLUMN "newsbeam"."events"."before" IS 'Value before the change: a URL, a record_id, a story id';
COMMENT ON COLUMN "newsbeam"."events"."after" IS 'Value after the change';
COMMENT ON COLUMN "newsbeam"."events"."reason" IS 'Reason of a dead letter (feed.failing, feed.gone)';
COMMENT ON COLUMN "newsbeam"."events"."http_status" IS 'Status code, if the host sent one';
COMMENT ON COLUMN "newsbeam"."events"."failures" IS 'Failed polls in a row';
COMMENT ON COLUMN "newsbeam"."events"."items" IS 'Entries that the event rests on (gap: listed now; ends of searches: found)';
COMMENT ON COLUMN "newsbeam"."events"."lost_items" IS 'Estimated number of entries that the gap has swallowed';
COMMENT ON COLUMN "newsbeam"."events"."p_value" IS 'Probability of such a silence under the feed''s learned rhythm';
COMMENT ON COLUMN "newsbeam"."events"."skew_s" IS 'Seconds by which stated times are ahead; negative: behind';
COMMENT ON COLUMN "newsbeam"."events"."share" IS 'Share of entries concerned, 0 to 1';
COMMENT ON COLUMN "newsbeam"."events"."chars_before" IS 'Typical length of an entry''s text before, in characters';
COMMENT ON COLUMN "newsbeam"."events"."chars_after" IS 'Typical length of an entry''s text now, in characters';
COMMENT ON COLUMN "newsbeam"."events"."via" IS 'Where the entries of a search were found';
COMMENT ON COLUMN "newsbeam"."events"."article_id" IS 'Article that the event is about';
COMMENT ON COLUMN "newsbeam"."events"."article_ids" IS 'Other articles that the event is about';
COMMENT ON COLUMN "newsbeam"."events"."story_id" IS 'Story that the event is about';
