CREATE SCHEMA IF NOT EXISTS "newsbeam";
CREATE TABLE IF NOT EXISTS "newsbeam"."dead_letters" (
  "dead_letter_id" text NOT NULL,
  "url" text NOT NULL,
  "feed_url" text,
  "stage" text NOT NULL,
  "reason" text NOT NULL,
  "message" text NOT NULL,
  "attempts" bigint NOT NULL,
  "at" timestamptz NOT NULL,
  PRIMARY KEY ("dead_letter_id")
);
ALTER TABLE "newsbeam"."dead_letters"
  ADD COLUMN IF NOT EXISTS "http_status" bigint,
  ADD COLUMN IF NOT EXISTS "item" jsonb;
CREATE INDEX IF NOT EXISTS "dead_letters_at" ON "newsbeam"."dead_letters" ("at");
CREATE INDEX IF NOT EXISTS "dead_letters_reason" ON "newsbeam"."dead_letters" ("reason");
CREATE INDEX IF NOT EXISTS "dead_letters_stage" ON "newsbeam"."dead_letters" ("stage");
DO $$
DECLARE
  long_value name;
BEGIN
  IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) THEN
    FOR long_value IN SELECT attname FROM pg_attribute WHERE attrelid = '"newsbeam"."dead_letters"'::regclass
      AND attnum > 0 AND NOT attisdropped AND attstorage = 'x' AND attcompression = ''
    LOOP
      EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION lz4', '"newsbeam"."dead_letters"', long_value);
    END LOOP;
  END IF;
END $$;
COMMENT ON TABLE "newsbeam"."dead_letters" IS 'A URL that did not become a record. Instants are aware UTC.';
COMMENT ON COLUMN "newsbeam"."dead_letters"."url" IS 'URL of the article, or of the feed if the poll failed';
COMMENT ON COLUMN "newsbeam"."dead_letters"."feed_url" IS 'Feed that listed the article';
COMMENT ON COLUMN "newsbeam"."dead_letters"."stage" IS 'Stage that failed';
COMMENT ON COLUMN "newsbeam"."dead_letters"."reason" IS 'One of REASONS';
COMMENT ON COLUMN "newsbeam"."dead_letters"."message" IS 'Cause in a sentence, with the remedy if there is one; no control characters';
COMMENT ON COLUMN "newsbeam"."dead_letters"."attempts" IS 'Number of attempts';
COMMENT ON COLUMN "newsbeam"."dead_letters"."at" IS 'Instant of the failure';
COMMENT ON COLUMN "newsbeam"."dead_letters"."http_status" IS 'Status code, if the host sent one';
COMMENT ON COLUMN "newsbeam"."dead_letters"."item" IS 'Entry of the feed; `newsbeam replay` needs it';
