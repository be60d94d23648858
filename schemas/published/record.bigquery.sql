CREATE TABLE IF NOT EXISTS newsbeam.records (
  `schema_version` STRING OPTIONS (description = "Version of this schema, MAJOR.MINOR"),
  `record_id` STRING NOT NULL OPTIONS (description = "Identifies this revision (article_id and revision): equal whenever it is delivered again"),
  `article_id` STRING NOT NULL OPTIONS (description = "Identifies the article: a hash of its URL key"),
  `revision` INT64 OPTIONS (description = "1 for the first"),
  `supersedes` STRING OPTIONS (description = "record_id of the revision before"),
  `change` STRING OPTIONS (description = "What kind of revision this is"),
  `url` STRING NOT NULL OPTIONS (description = "The article's URL, fetchable"),
  `url_key` STRING NOT NULL OPTIONS (description = "Joins the variants of the URL"),
  `canonical_url` STRING OPTIONS (description = "What the page declares as its canonical URL"),
  `final_url` STRING NOT NULL OPTIONS (description = "The URL that answered, after redirects"),
  `syndicated_from` STRING OPTIONS (description = "Canonical URL on another site"),
  `host` STRING NOT NULL OPTIONS (description = "Host of `url`"),
  `feed_url` STRING NOT NULL OPTIONS (description = "The feed that listed it first"),
  `feed_title` STRING OPTIONS (description = "That feed's title"),
  `item_guid` STRING OPTIONS (description = "The entry's guid"),
  `publisher` STRING OPTIONS (description = "Site or publisher name"),
  `published` STRUCT<
    `value` STRING NOT NULL OPTIONS (description = "The time stated: RFC 3339 UTC instant, local time without offset, or bare date"),
    `precision` STRING NOT NULL OPTIONS (description = "How much of the time was stated"),
    `zone` STRING NOT NULL OPTIONS (description = "How the zone was known: given as offset, named, assumed by a rule, or unknown"),
    `source` STRING NOT NULL OPTIONS (description = "Where it stood, e.g. feed:pubDate, json-ld:datePublished, meta:article:published_time"),
    `raw` STRING NOT NULL OPTIONS (description = "The words as found, at most 200 characters")
  > OPTIONS (description = "The chosen claim of publication"),
  `updated` STRUCT<
    `value` STRING NOT NULL OPTIONS (description = "The time stated: RFC 3339 UTC instant, local time without offset, or bare date"),
    `precision` STRING NOT NULL OPTIONS (description = "How much of the time was stated"),
    `zone` STRING NOT NULL OPTIONS (description = "How the zone was known: given as offset, named, assumed by a rule, or unknown"),
    `source` STRING NOT NULL OPTIONS (description = "Where it stood, e.g. feed:pubDate, json-ld:datePublished, meta:article:published_time"),
    `raw` STRING NOT NULL OPTIONS (description = "The words as found, at most 200 characters")
  > OPTIONS (description = "The chosen claim of the last update"),
  `time_claims` ARRAY<STRUCT<
    `about` STRING NOT NULL OPTIONS (description = "Which time is claimed"),
    `claim` STRUCT<
      `value` STRING NOT NULL OPTIONS (description = "The time stated: RFC 3339 UTC instant, local time without offset, or bare date"),
      `precision` STRING NOT NULL OPTIONS (description = "How much of the time was stated"),
      `zone` STRING NOT NULL OPTIONS (description = "How the zone was known: given as offset, named, assumed by a rule, or unknown"),
      `source` STRING NOT NULL OPTIONS (description = "Where it stood, e.g. feed:pubDate, json-ld:datePublished, meta:article:published_time"),
      `raw` STRING NOT NULL OPTIONS (description = "The words as found, at most 200 characters")
    > NOT NULL OPTIONS (description = "What was claimed")
  >> OPTIONS (description = "Every claim of time, of the feed and of the page"),
  `first_seen_at` TIMESTAMP NOT NULL OPTIONS (description = "When a poll first found it"),
  `prev_poll_at` TIMESTAMP OPTIONS (description = "When that feed was polled before: the article appeared in between"),
  `fetched_at` TIMESTAMP NOT NULL OPTIONS (description = "When the page had come"),
  `extracted_at` TIMESTAMP NOT NULL OPTIONS (description = "When this record was made"),
  `title` STRING OPTIONS (description = "Headline"),
  `standfirst` STRING OPTIONS (description = "Lead-in below the headline"),
  `text` STRING NOT NULL OPTIONS (description = "Body: paragraphs separated by a blank line, NFC"),
  `summary` STRING OPTIONS (description = "The feed's summary of the entry, plain text"),
  `authors` ARRAY<STRING> OPTIONS (description = "Names of people"),
  `section` STRING OPTIONS (description = "Section or desk"),
  `tags` ARRAY<STRING> OPTIONS (description = "Publisher's keywords, of page and feed"),
  `image` STRUCT<
    `url` STRING NOT NULL OPTIONS (description = "Absolute URL"),
    `caption` STRING OPTIONS (description = "Caption as plain text"),
    `credit` STRING OPTIONS (description = "Photographer or agency"),
    `width` INT64 OPTIONS (description = "Pixels, as declared"),
    `height` INT64 OPTIONS (description = "Pixels, as declared")
  > OPTIONS (description = "The article's picture"),
  `page_type` STRING OPTIONS (description = "What kind of page this is"),
  `paywalled` BOOL OPTIONS (description = "True where the page marks its text as not free"),
  `is_stub` BOOL OPTIONS (description = "True where only a teaser of the text is there"),
  `update_note` STRING OPTIONS (description = "'Updated on ...' or correction line of the page"),
  `language` STRING OPTIONS (description = "Detected language, ISO 639-1; 'und' where it is not certain"),
  `language_probability` FLOAT64 OPTIONS (description = "Its probability, 0 to 1"),
  `language_candidates` ARRAY<STRUCT<
    `language` STRING NOT NULL OPTIONS (description = "ISO 639-1 code"),
    `probability` FLOAT64 NOT NULL OPTIONS (description = "0 to 1")
  >> OPTIONS (description = "The likeliest where none is certain"),
  `language_declared` STRING OPTIONS (description = "What page or feed declares"),
  `word_count` INT64 OPTIONS (description = "Words of the text"),
  `sentence_count` INT64 OPTIONS (description = "Sentences of the text"),
  `reading_time_s` INT64 OPTIONS (description = "Seconds to read the text"),
  `countries` ARRAY<STRUCT<
    `code` STRING NOT NULL OPTIONS (description = "ISO 3166-1 alpha-2"),
    `count` INT64 NOT NULL OPTIONS (description = "How often it is named")
  >> OPTIONS (description = "Countries the text names"),
  `keyphrases` ARRAY<STRING> OPTIONS (description = "Computed keyphrases, best first"),
  `entities` ARRAY<STRUCT<
    `name` STRING NOT NULL OPTIONS (description = "The fullest form found"),
    `type` STRING NOT NULL OPTIONS (description = "Person, organisation or place"),
    `count` INT64 NOT NULL OPTIONS (description = "How often it is mentioned"),
    `offsets` ARRAY<INT64> OPTIONS (description = "Where its mentions start in `text`, in characters; at most 50")
  >> OPTIONS (description = "People, organisations and places named"),
  `quotes` ARRAY<STRUCT<
    `text` STRING NOT NULL OPTIONS (description = "The words quoted, without the marks"),
    `start` INT64 NOT NULL OPTIONS (description = "Offset of the first character in `text` of the record"),
    `end` INT64 NOT NULL OPTIONS (description = "Offset behind the last character"),
    `type` STRING NOT NULL OPTIONS (description = "A sentence, a fragment, distance marks, or a work's title"),
    `speaker` STRING OPTIONS (description = "Who said it, None where the text does not tell")
  >> OPTIONS (description = "Quotations in the order of the text"),
  `amounts` ARRAY<STRUCT<
    `text` STRING NOT NULL OPTIONS (description = "As written"),
    `start` INT64 NOT NULL OPTIONS (description = "Offset in `text` of the record"),
    `value` FLOAT64 NOT NULL OPTIONS (description = "Number it states"),
    `unit` STRING NOT NULL OPTIONS (description = "ISO 4217 code or %")
  >> OPTIONS (description = "Sums of money and percentages"),
  `wire_agency` STRING OPTIONS (description = "News agency that is credited"),
  `wire_evidence` STRING OPTIONS (description = "What credits it"),
  `extra` ARRAY<STRUCT<
    `name` STRING NOT NULL OPTIONS (description = "Name of the enrichment, as in --enrich"),
    `value` STRING NOT NULL OPTIONS (description = "Its result as JSON text")
  >> OPTIONS (description = "Results of the user's own enrichments"),
  `enrichments` ARRAY<STRUCT<
    `name` STRING NOT NULL OPTIONS (description = "Name of the enrichment, as in --enrich"),
    `status` STRING NOT NULL OPTIONS (description = "ok, skipped:<reason> or error:<type>"),
    `tool` STRING OPTIONS (description = "What computed it"),
    `version` STRING OPTIONS (description = "Version of the tool")
  >> OPTIONS (description = "How each enrichment ended"),
  `http_status` INT64 OPTIONS (description = "Status code of the page"),
  `content_type` STRING OPTIONS (description = "Content-Type as sent"),
  `etag` STRING OPTIONS (description = "ETag as sent"),
  `last_modified` STRING OPTIONS (description = "Last-Modified as sent"),
  `robots_verdict` STRING OPTIONS (description = "What robots.txt says of the URL"),
  `robots_source` STRING OPTIONS (description = "Where that verdict came from"),
  `rights_signals` ARRAY<STRUCT<
    `kind` STRING NOT NULL OPTIONS (description = "robots_txt, x_robots_tag, meta_robots, tdm_reservation, licence, copyright"),
    `value` STRING NOT NULL OPTIONS (description = "As found"),
    `source` STRING NOT NULL OPTIONS (description = "Where it stood")
  >> OPTIONS (description = "What was said about using the content, and where"),
  `field_sources` ARRAY<STRUCT<
    `name` STRING NOT NULL OPTIONS (description = "Field of the record"),
    `source` STRING NOT NULL OPTIONS (description = "Where its value came from, e.g. json-ld:headline, meta:og:title, h1, trafilatura")
  >> OPTIONS (description = "Which evidence won each field"),
  `extractor` STRING OPTIONS (description = "Extractor and path taken"),
  `extractor_version` STRING OPTIONS (description = "Its version"),
  `kicker` STRING OPTIONS (description = "Words above the headline that name its topic"),
  `summary_points` ARRAY<STRING> OPTIONS (description = "The publisher's summary in bullets above the text"),
  `blocks` ARRAY<STRUCT<
    `kind` STRING NOT NULL OPTIONS (description = "What it is"),
    `offset` INT64 NOT NULL OPTIONS (description = "Where it starts in `text`, in characters"),
    `length` INT64 NOT NULL OPTIONS (description = "Its length in characters"),
    `level` INT64 OPTIONS (description = "Of a heading: 2 to 6")
  >> OPTIONS (description = "The parts of `text` in order: paragraphs, headings, items ..."),
  `live_updates` ARRAY<STRUCT<
    `offset` INT64 NOT NULL OPTIONS (description = "Where it starts in `text`, in characters"),
    `length` INT64 NOT NULL OPTIONS (description = "Its length in characters"),
    `heading` STRING OPTIONS (description = "Its heading"),
    `at` STRUCT<
      `value` STRING NOT NULL OPTIONS (description = "The time stated: RFC 3339 UTC instant, local time without offset, or bare date"),
      `precision` STRING NOT NULL OPTIONS (description = "How much of the time was stated"),
      `zone` STRING NOT NULL OPTIONS (description = "How the zone was known: given as offset, named, assumed by a rule, or unknown"),
      `source` STRING NOT NULL OPTIONS (description = "Where it stood, e.g. feed:pubDate, json-ld:datePublished, meta:article:published_time"),
      `raw` STRING NOT NULL OPTIONS (description = "The words as found, at most 200 characters")
    > OPTIONS (description = "Its time as the page states it")
  >> OPTIONS (description = "Posts of a live blog in the order of the page"),
  `text_evidence` STRUCT<
    `agreement` FLOAT64 NOT NULL OPTIONS (description = "How far the text agrees with the best other witness (0 to 1): see docs/extraction.md"),
    `candidates` ARRAY<STRING> OPTIONS (description = "Answers that were compared, the chosen one first"),
    `doubtful` BOOL OPTIONS (description = "True where neither another answer nor description, articleBody or feed agrees")
  > OPTIONS (description = "How far other evidence agrees with `text`")
)
PARTITION BY DATE(`first_seen_at`)
CLUSTER BY `host`, `language`
OPTIONS (description = "A news article as newsbeam saw it at one moment. A change is a new record with the next `revision`.");
