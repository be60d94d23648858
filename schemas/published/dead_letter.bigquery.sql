CREATE TABLE IF NOT EXISTS newsbeam.dead_letters (
  `url` STRING NOT NULL OPTIONS (description = "The article's URL; the feed's where the feed itself failed"),
  `feed_url` STRING OPTIONS (description = "The feed it came from"),
  `stage` STRING NOT NULL OPTIONS (description = "Where it ended"),
  `reason` STRING NOT NULL OPTIONS (description = "One of REASONS"),
  `message` STRING NOT NULL OPTIONS (description = "A sentence that a user can act on; no control characters"),
  `attempts` INT64 NOT NULL OPTIONS (description = "How often it was tried"),
  `at` TIMESTAMP NOT NULL OPTIONS (description = "When it was given up"),
  `http_status` INT64 OPTIONS (description = "Status code, where there was one"),
  `item` STRUCT<
    `feed_url` STRING NOT NULL OPTIONS (description = "The feed as the user named it"),
    `url` STRING NOT NULL OPTIONS (description = "The entry's link, resolved and fetchable"),
    `item_id` STRING NOT NULL OPTIONS (description = "Identifies the entry within its feed: guid, else link, repaired where a feed reuses guids"),
    `first_seen_at` TIMESTAMP NOT NULL OPTIONS (description = "When the poll that found it ended"),
    `prev_poll_at` TIMESTAMP OPTIONS (description = "When the feed was polled before that: the item appeared in between"),
    `guid` STRING OPTIONS (description = "The entry's guid or atom:id as given"),
    `feed_title` STRING OPTIONS (description = "The feed's title"),
    `feed_language` STRING OPTIONS (description = "The feed's declared language"),
    `title` STRING OPTIONS (description = "The entry's title as plain text"),
    `summary` STRING OPTIONS (description = "The entry's summary as plain text, at most 2,000 characters"),
    `content` STRING OPTIONS (description = "The article as the feed carries it: paragraphs, at most 40,000 characters"),
    `takes_feed_text` BOOL OPTIONS (description = "True: the feed's text is the article, and its page is not fetched"),
    `feed_tags` ARRAY<STRING> OPTIONS (description = "The user's own tags for the feed: folders and categories of his list"),
    `authors` ARRAY<STRING> OPTIONS (description = "The entry's authors as given"),
    `tags` ARRAY<STRING> OPTIONS (description = "The entry's categories as given"),
    `published` STRUCT<
      `value` STRING NOT NULL OPTIONS (description = "The time stated: RFC 3339 UTC instant, local time without offset, or bare date"),
      `precision` STRING NOT NULL OPTIONS (description = "How much of the time was stated"),
      `zone` STRING NOT NULL OPTIONS (description = "How the zone was known: given as offset, named, assumed by a rule, or unknown"),
      `source` STRING NOT NULL OPTIONS (description = "Where it stood, e.g. feed:pubDate, json-ld:datePublished, meta:article:published_time"),
      `raw` STRING NOT NULL OPTIONS (description = "The words as found, at most 200 characters")
    > OPTIONS (description = "The entry's claim of its publication"),
    `updated` STRUCT<
      `value` STRING NOT NULL OPTIONS (description = "The time stated: RFC 3339 UTC instant, local time without offset, or bare date"),
      `precision` STRING NOT NULL OPTIONS (description = "How much of the time was stated"),
      `zone` STRING NOT NULL OPTIONS (description = "How the zone was known: given as offset, named, assumed by a rule, or unknown"),
      `source` STRING NOT NULL OPTIONS (description = "Where it stood, e.g. feed:pubDate, json-ld:datePublished, meta:article:published_time"),
      `raw` STRING NOT NULL OPTIONS (description = "The words as found, at most 200 characters")
    > OPTIONS (description = "The entry's claim of its last update"),
    `time_claims` ARRAY<STRUCT<
      `about` STRING NOT NULL OPTIONS (description = "Which time is claimed"),
      `claim` STRUCT<
        `value` STRING NOT NULL OPTIONS (description = "The time stated: RFC 3339 UTC instant, local time without offset, or bare date"),
        `precision` STRING NOT NULL OPTIONS (description = "How much of the time was stated"),
        `zone` STRING NOT NULL OPTIONS (description = "How the zone was known: given as offset, named, assumed by a rule, or unknown"),
        `source` STRING NOT NULL OPTIONS (description = "Where it stood, e.g. feed:pubDate, json-ld:datePublished, meta:article:published_time"),
        `raw` STRING NOT NULL OPTIONS (description = "The words as found, at most 200 characters")
      > NOT NULL OPTIONS (description = "What was claimed")
    >> OPTIONS (description = "Every claim of time that the entry made"),
    `rights` ARRAY<STRING> OPTIONS (description = "Rights and licence statements of the entry and its feed"),
    `attempts` INT64 OPTIONS (description = "Fetches of its page that failed so far")
  > OPTIONS (description = "What is needed to put it back: the feed's entry")
)
PARTITION BY DATE(`at`)
CLUSTER BY `reason`, `stage`
OPTIONS (description = "One URL that did not become a record. Instants are aware UTC.");
