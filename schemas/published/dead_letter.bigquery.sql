CREATE TABLE IF NOT EXISTS newsbeam.dead_letters (
  `url` STRING NOT NULL OPTIONS (description = "URL of the article, or of the feed if the poll failed"),
  `feed_url` STRING OPTIONS (description = "Feed that listed the article"),
  `stage` STRING NOT NULL OPTIONS (description = "Stage that failed"),
  `reason` STRING NOT NULL OPTIONS (description = "One of REASONS"),
  `message` STRING NOT NULL OPTIONS (description = "Cause in a sentence, with the remedy if there is one; no control characters"),
  `attempts` INT64 NOT NULL OPTIONS (description = "Number of attempts"),
  `at` TIMESTAMP NOT NULL OPTIONS (description = "Instant of the failure"),
  `http_status` INT64 OPTIONS (description = "Status code, if the host sent one"),
  `item` STRUCT<
    `feed_url` STRING NOT NULL OPTIONS (description = "URL of the feed, as the user named it"),
    `url` STRING NOT NULL OPTIONS (description = "Link of the entry, absolute"),
    `item_id` STRING NOT NULL OPTIONS (description = "Identifies the entry within its feed: guid, else link, repaired where a feed reuses guids"),
    `first_seen_at` TIMESTAMP NOT NULL OPTIONS (description = "End of the poll that found it"),
    `prev_poll_at` TIMESTAMP OPTIONS (description = "End of the poll before that; the item appeared in between"),
    `guid` STRING OPTIONS (description = "The entry's guid or atom:id as given"),
    `feed_title` STRING OPTIONS (description = "The feed's title"),
    `feed_language` STRING OPTIONS (description = "The feed's declared language"),
    `title` STRING OPTIONS (description = "The entry's title as plain text"),
    `summary` STRING OPTIONS (description = "The entry's summary as plain text, at most 2,000 characters"),
    `content` STRING OPTIONS (description = "The article as the feed carries it: paragraphs, at most 40,000 characters"),
    `takes_feed_text` BOOL OPTIONS (description = "True: the feed's text is the article, and its page is not fetched"),
    `feed_tags` ARRAY<STRING> OPTIONS (description = "The user's own tags for the feed: folders and categories of his list"),
    `where` STRING OPTIONS (description = "The expression that its record must match to be kept"),
    `enrich` ARRAY<STRING> OPTIONS (description = "The enrichments that its feed's settings choose; empty: those of the run"),
    `authors` ARRAY<STRING> OPTIONS (description = "The entry's authors as given"),
    `tags` ARRAY<STRING> OPTIONS (description = "The entry's categories as given"),
    `published` STRUCT<
      `value` STRING NOT NULL OPTIONS (description = "Stated time: RFC 3339 UTC instant, local time without offset, or bare date"),
      `precision` STRING NOT NULL OPTIONS (description = "Precision of the statement"),
      `zone` STRING NOT NULL OPTIONS (description = "Origin of the zone: given as offset, named, assumed by a rule, or unknown"),
      `source` STRING NOT NULL OPTIONS (description = "Source of the statement, e.g. feed:pubdate, json-ld:datePublished, meta:article:published_time"),
      `raw` STRING NOT NULL OPTIONS (description = "Raw words, at most 200 characters")
    > OPTIONS (description = "The entry's claim of its publication"),
    `updated` STRUCT<
      `value` STRING NOT NULL OPTIONS (description = "Stated time: RFC 3339 UTC instant, local time without offset, or bare date"),
      `precision` STRING NOT NULL OPTIONS (description = "Precision of the statement"),
      `zone` STRING NOT NULL OPTIONS (description = "Origin of the zone: given as offset, named, assumed by a rule, or unknown"),
      `source` STRING NOT NULL OPTIONS (description = "Source of the statement, e.g. feed:pubdate, json-ld:datePublished, meta:article:published_time"),
      `raw` STRING NOT NULL OPTIONS (description = "Raw words, at most 200 characters")
    > OPTIONS (description = "The entry's claim of its last update"),
    `time_claims` ARRAY<STRUCT<
      `about` STRING NOT NULL OPTIONS (description = "Event that the claim dates"),
      `claim` STRUCT<
        `value` STRING NOT NULL OPTIONS (description = "Stated time: RFC 3339 UTC instant, local time without offset, or bare date"),
        `precision` STRING NOT NULL OPTIONS (description = "Precision of the statement"),
        `zone` STRING NOT NULL OPTIONS (description = "Origin of the zone: given as offset, named, assumed by a rule, or unknown"),
        `source` STRING NOT NULL OPTIONS (description = "Source of the statement, e.g. feed:pubdate, json-ld:datePublished, meta:article:published_time"),
        `raw` STRING NOT NULL OPTIONS (description = "Raw words, at most 200 characters")
      > NOT NULL OPTIONS (description = "The claim")
    >> OPTIONS (description = "Every claim of time that the entry made"),
    `rights` ARRAY<STRING> OPTIONS (description = "Rights and licence statements of the entry and its feed"),
    `via` STRING OPTIONS (description = "Where the entry was found if the feed did not list it at a poll"),
    `attempts` INT64 OPTIONS (description = "Failed fetches of its page so far"),
    `whole_key` BOOL OPTIONS (description = "True: tracking parameters of its URL are part of its key; the feed tells articles by them"),
    `look` STRING OPTIONS (description = "Reason to look at its article again: a changed entry, or the schedule; null if it is new"),
    `redirected_to` STRING OPTIONS (description = "URL of its article if the redirects of its link have led to one; the key of the record is of this URL")
  > OPTIONS (description = "Entry of the feed; `newsbeam replay` needs it")
)
PARTITION BY DATE(`at`)
CLUSTER BY `reason`, `stage`
OPTIONS (description = "A URL that did not become a record. Instants are aware UTC.");
