CREATE TABLE IF NOT EXISTS newsbeam.events (
  `schema_version` STRING OPTIONS (description = "Version of this schema, MAJOR.MINOR"),
  `event_id` STRING NOT NULL OPTIONS (description = "Identifies the event; a repeat has the same id"),
  `type` STRING NOT NULL OPTIONS (description = "Type of the event; later versions may add types"),
  `severity` STRING NOT NULL OPTIONS (description = "info, warning or error"),
  `at` TIMESTAMP NOT NULL OPTIONS (description = "Instant at which newsbeam noticed it"),
  `url` STRING NOT NULL OPTIONS (description = "Subject: URL of the feed or of the article"),
  `feed_url` STRING OPTIONS (description = "Feed, as the user named it"),
  `host` STRING OPTIONS (description = "Host of `url`"),
  `message` STRING NOT NULL OPTIONS (description = "The event in a sentence; no control characters"),
  `since` TIMESTAMP OPTIONS (description = "Begin of the gap or condition: the last instant at which newsbeam saw it otherwise"),
  `until` TIMESTAMP OPTIONS (description = "End of the gap"),
  `ended` STRING OPTIONS (description = "feed.recovered: type of the condition that has ended"),
  `before` STRING OPTIONS (description = "Value before the change: a URL, a record_id, a story id"),
  `after` STRING OPTIONS (description = "Value after the change"),
  `reason` STRING OPTIONS (description = "Reason of a dead letter (feed.failing, feed.gone)"),
  `http_status` INT64 OPTIONS (description = "Status code, if the host sent one"),
  `failures` INT64 OPTIONS (description = "Failed polls in a row"),
  `items` INT64 OPTIONS (description = "Entries that the event rests on (gap: listed now; ends of searches: found)"),
  `lost_items` FLOAT64 OPTIONS (description = "Estimated number of entries that the gap has swallowed"),
  `p_value` FLOAT64 OPTIONS (description = "Probability of such a silence under the feed's learned rhythm"),
  `skew_s` FLOAT64 OPTIONS (description = "Seconds by which stated times are ahead; negative: behind"),
  `share` FLOAT64 OPTIONS (description = "Share of entries concerned, 0 to 1"),
  `chars_before` INT64 OPTIONS (description = "Typical length of an entry's text before, in characters"),
  `chars_after` INT64 OPTIONS (description = "Typical length of an entry's text now, in characters"),
  `via` ARRAY<STRING> OPTIONS (description = "Where the entries of a search were found"),
  `article_id` STRING OPTIONS (description = "Article that the event is about"),
  `article_ids` ARRAY<STRING> OPTIONS (description = "Other articles that the event is about"),
  `story_id` STRING OPTIONS (description = "Story that the event is about")
)
PARTITION BY DATE(`at`)
CLUSTER BY `type`, `host`
OPTIONS (description = "A change of condition, noticed at one instant. Instants are aware UTC.");
