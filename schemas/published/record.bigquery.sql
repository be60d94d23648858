CREATE TABLE IF NOT EXISTS newsbeam.records (
  `schema_version` STRING OPTIONS (description = "Version of this schema, MAJOR.MINOR"),
  `record_id` STRING NOT NULL OPTIONS (description = "article_id, revision and a digest of title and text: an id never names two versions"),
  `article_id` STRING NOT NULL OPTIONS (description = "Identifies the article: a hash of its URL key"),
  `revision` INT64 OPTIONS (description = "Number of the revision, from 1"),
  `supersedes` STRING OPTIONS (description = "record_id of the previous revision; null if there is none or its id is not known"),
  `change` STRING OPTIONS (description = "Kind of the revision"),
  `url` STRING NOT NULL OPTIONS (description = "URL of the article, as its feed links it"),
  `url_key` STRING NOT NULL OPTIONS (description = "Equal for all variants of the URL"),
  `canonical_url` STRING OPTIONS (description = "Canonical URL that the page declares"),
  `final_url` STRING NOT NULL OPTIONS (description = "URL that answered, after redirects"),
  `syndicated_from` STRING OPTIONS (description = "Canonical URL on another site"),
  `host` STRING NOT NULL OPTIONS (description = "Host of `url`"),
  `feed_url` STRING NOT NULL OPTIONS (description = "Feed that listed it first"),
  `feed_title` STRING OPTIONS (description = "Title of that feed"),
  `feed_tags` ARRAY<STRING> OPTIONS (description = "Your tags for that feed: folders and categories of your list"),
  `item_guid` STRING OPTIONS (description = "The entry's guid"),
  `publisher` STRING OPTIONS (description = "Site or publisher name"),
  `published` STRUCT<
    `value` STRING NOT NULL OPTIONS (description = "Stated time: RFC 3339 UTC instant, local time without offset, or bare date"),
    `precision` STRING NOT NULL OPTIONS (description = "Precision of the statement"),
    `zone` STRING NOT NULL OPTIONS (description = "Origin of the zone: given as offset, named, assumed by a rule, or unknown"),
    `source` STRING NOT NULL OPTIONS (description = "Source of the statement, e.g. feed:pubdate, json-ld:datePublished, meta:article:published_time"),
    `raw` STRING NOT NULL OPTIONS (description = "Raw words, at most 200 characters")
  > OPTIONS (description = "The chosen claim of publication"),
  `updated` STRUCT<
    `value` STRING NOT NULL OPTIONS (description = "Stated time: RFC 3339 UTC instant, local time without offset, or bare date"),
    `precision` STRING NOT NULL OPTIONS (description = "Precision of the statement"),
    `zone` STRING NOT NULL OPTIONS (description = "Origin of the zone: given as offset, named, assumed by a rule, or unknown"),
    `source` STRING NOT NULL OPTIONS (description = "Source of the statement, e.g. feed:pubdate, json-ld:datePublished, meta:article:published_time"),
    `raw` STRING NOT NULL OPTIONS (description = "Raw words, at most 200 characters")
  > OPTIONS (description = "The chosen claim of the last update"),
  `time_claims` ARRAY<STRUCT<
    `about` STRING NOT NULL OPTIONS (description = "Event that the claim dates"),
    `claim` STRUCT<
      `value` STRING NOT NULL OPTIONS (description = "Stated time: RFC 3339 UTC instant, local time without offset, or bare date"),
      `precision` STRING NOT NULL OPTIONS (description = "Precision of the statement"),
      `zone` STRING NOT NULL OPTIONS (description = "Origin of the zone: given as offset, named, assumed by a rule, or unknown"),
      `source` STRING NOT NULL OPTIONS (description = "Source of the statement, e.g. feed:pubdate, json-ld:datePublished, meta:article:published_time"),
      `raw` STRING NOT NULL OPTIONS (description = "Raw words, at most 200 characters")
    > NOT NULL OPTIONS (description = "The claim")
  >> OPTIONS (description = "All claims of time, from feed and page"),
  `first_seen_at` TIMESTAMP NOT NULL OPTIONS (description = "End of the poll that first found it"),
  `prev_poll_at` TIMESTAMP OPTIONS (description = "End of the poll before that; the article appeared in between"),
  `fetched_at` TIMESTAMP NOT NULL OPTIONS (description = "Instant of the last byte of the page"),
  `extracted_at` TIMESTAMP NOT NULL OPTIONS (description = "Instant at which this record was made"),
  `title` STRING OPTIONS (description = "Headline"),
  `standfirst` STRING OPTIONS (description = "Lead-in below the headline"),
  `text` STRING NOT NULL OPTIONS (description = "Body: paragraphs separated by a blank line, NFC; empty if the article was removed"),
  `summary` STRING OPTIONS (description = "The feed's summary of the entry, plain text"),
  `authors` ARRAY<STRING> OPTIONS (description = "Names of people"),
  `section` STRING OPTIONS (description = "Section or desk"),
  `tags` ARRAY<STRING> OPTIONS (description = "Publisher's keywords, from page and feed"),
  `image` STRUCT<
    `url` STRING NOT NULL OPTIONS (description = "Absolute URL"),
    `caption` STRING OPTIONS (description = "Caption as plain text"),
    `credit` STRING OPTIONS (description = "Photographer or agency"),
    `width` INT64 OPTIONS (description = "Pixels, as declared"),
    `height` INT64 OPTIONS (description = "Pixels, as declared")
  > OPTIONS (description = "Picture of the article"),
  `page_type` STRING OPTIONS (description = "Type of the page"),
  `paywalled` BOOL OPTIONS (description = "True if the page marks its text as not free; null if it does not state it"),
  `is_stub` BOOL OPTIONS (description = "True if the page has only a teaser of the text"),
  `update_note` STRING OPTIONS (description = "'Updated on ...' or correction line of the page"),
  `language` STRING OPTIONS (description = "Detected language, ISO 639-1; 'und' if it is not certain"),
  `language_probability` FLOAT64 OPTIONS (description = "Probability of the detected language, 0 to 1"),
  `language_candidates` ARRAY<STRUCT<
    `language` STRING NOT NULL OPTIONS (description = "ISO 639-1 code"),
    `probability` FLOAT64 NOT NULL OPTIONS (description = "0 to 1")
  >> OPTIONS (description = "Most likely languages, if none is certain"),
  `language_declared` STRING OPTIONS (description = "Language that the page or the feed declares"),
  `word_count` INT64 OPTIONS (description = "Words of the text"),
  `sentence_count` INT64 OPTIONS (description = "Sentences of the text"),
  `reading_time_s` INT64 OPTIONS (description = "Seconds to read the text"),
  `countries` ARRAY<STRUCT<
    `code` STRING NOT NULL OPTIONS (description = "ISO 3166-1 alpha-2"),
    `count` INT64 NOT NULL OPTIONS (description = "Number of mentions")
  >> OPTIONS (description = "Countries that the text names"),
  `keyphrases` ARRAY<STRING> OPTIONS (description = "Computed keyphrases, best first"),
  `entities` ARRAY<STRUCT<
    `name` STRING NOT NULL OPTIONS (description = "Longest form in the text"),
    `type` STRING NOT NULL OPTIONS (description = "Person, organisation or place"),
    `count` INT64 NOT NULL OPTIONS (description = "Number of mentions"),
    `offsets` ARRAY<INT64> OPTIONS (description = "Offsets of its mentions in `text`, in characters; at most 50"),
    `role` STRING OPTIONS (description = "Office or job that the text states for a person, in its words")
  >> OPTIONS (description = "People, organisations and places that the text names"),
  `quotes` ARRAY<STRUCT<
    `text` STRING NOT NULL OPTIONS (description = "Quoted words, without the quotation marks"),
    `start` INT64 NOT NULL OPTIONS (description = "Offset of the first character in `text` of the record"),
    `end` INT64 NOT NULL OPTIONS (description = "Offset after the last character"),
    `type` STRING NOT NULL OPTIONS (description = "A sentence, a fragment, distance marks, or a work's title"),
    `speaker` STRING OPTIONS (description = "Speaker; null if the text does not name one"),
    `speaker_surface` STRING OPTIONS (description = "Words of the text that name the speaker: a name, she, the minister"),
    `speaker_start` INT64 OPTIONS (description = "Offset of those words in `text` of the record"),
    `speaker_end` INT64 OPTIONS (description = "Offset after those words"),
    `speaker_role` STRING OPTIONS (description = "Office or job that the text states for the speaker, in its words"),
    `verb` STRING OPTIONS (description = "Reporting verb, lower case"),
    `method` STRING OPTIONS (description = "Evidence for the speaker: a name beside the quotation, a pronoun, a description of a person introduced, words without a name, a continued quotation, the subject of the paragraph"),
    `confidence` FLOAT64 OPTIONS (description = "Fixed number that ranks the methods by reliability, 0 to 1; no probability")
  >> OPTIONS (description = "Quotations in the order of the text"),
  `mentions` ARRAY<STRUCT<
    `name` STRING NOT NULL OPTIONS (description = "Name as in the user's file"),
    `start` INT64 NOT NULL OPTIONS (description = "Offset of the first character in `text` of the record"),
    `end` INT64 NOT NULL OPTIONS (description = "Offset after the last character"),
    `id` STRING OPTIONS (description = "Id in that file"),
    `list` STRING OPTIONS (description = "List in that file")
  >> OPTIONS (description = "Mentions of the names in --watch-names, in the order of the text"),
  `amounts` ARRAY<STRUCT<
    `text` STRING NOT NULL OPTIONS (description = "As written"),
    `start` INT64 NOT NULL OPTIONS (description = "Offset in `text` of the record"),
    `value` FLOAT64 NOT NULL OPTIONS (description = "Number of the amount"),
    `unit` STRING NOT NULL OPTIONS (description = "ISO 4217 code or %")
  >> OPTIONS (description = "Sums of money and percentages"),
  `wire_agency` STRING OPTIONS (description = "News agency that the article credits"),
  `wire_evidence` STRING OPTIONS (description = "Form of the credit"),
  `extra` ARRAY<STRUCT<
    `name` STRING NOT NULL OPTIONS (description = "Name of the enrichment, as in --enrich"),
    `value` STRING NOT NULL OPTIONS (description = "Result as JSON text; `null` if it is in `vector`"),
    `vector` ARRAY<FLOAT64> OPTIONS (description = "Result that is a list of numbers, such as an embedding")
  >> OPTIONS (description = "Results of the user's own enrichments"),
  `enrichments` ARRAY<STRUCT<
    `name` STRING NOT NULL OPTIONS (description = "Name of the enrichment, as in --enrich"),
    `status` STRING NOT NULL OPTIONS (description = "ok, skipped:<reason> or error:<type>"),
    `tool` STRING OPTIONS (description = "Tool that computed the result"),
    `version` STRING OPTIONS (description = "Version of the tool")
  >> OPTIONS (description = "Status of each enrichment"),
  `http_status` INT64 OPTIONS (description = "Status code of the page; 0 if there was no answer and the text is the feed's"),
  `content_type` STRING OPTIONS (description = "Content-Type as sent"),
  `etag` STRING OPTIONS (description = "ETag as sent"),
  `last_modified` STRING OPTIONS (description = "Last-Modified as sent"),
  `text_source` STRING OPTIONS (description = "Source of the text: the page, or the feed instead"),
  `text_reason` STRING OPTIONS (description = "Reason for the feed's text instead of the page's: a reason and a sentence"),
  `robots_verdict` STRING OPTIONS (description = "Verdict of robots.txt on the URL"),
  `robots_source` STRING OPTIONS (description = "Source of that verdict"),
  `rights_signals` ARRAY<STRUCT<
    `kind` STRING NOT NULL OPTIONS (description = "robots_txt, x_robots_tag, meta_robots, tdm_reservation, tdm_policy, content_signal, content_usage, ai_agent, rsl_licence, rsl_permits, rsl_prohibits, crawler_price, payment_required, licence, copyright"),
    `value` STRING NOT NULL OPTIONS (description = "As found"),
    `source` STRING NOT NULL OPTIONS (description = "Place of the statement"),
    `seen_at` TIMESTAMP OPTIONS (description = "Time at which its document was fetched; null for a feed"),
    `sha256` STRING OPTIONS (description = "SHA-256 of its robots.txt or tdmrep.json, else of the value, in hexadecimal digits")
  >> OPTIONS (description = "Statements about the use of the content, with their sources"),
  `usage_rights` ARRAY<STRUCT<
    `use` STRING NOT NULL OPTIONS (description = "Search index, input of an AI system, training of a model"),
    `verdict` STRING NOT NULL OPTIONS (description = "A refusal overrides a permission; unstated if no signal is about the use"),
    `basis` ARRAY<STRING> OPTIONS (description = "Signals behind the verdict, 'source: value'"),
    `contradicted_by` ARRAY<STRING> OPTIONS (description = "Signals with the opposite statement")
  >> OPTIONS (description = "Verdict of those signals on index, ai_input and ai_train"),
  `field_sources` ARRAY<STRUCT<
    `name` STRING NOT NULL OPTIONS (description = "Field of the record"),
    `source` STRING NOT NULL OPTIONS (description = "Source of its value, e.g. json-ld:headline, meta:og:title, h1, trafilatura")
  >> OPTIONS (description = "Source of each field's value"),
  `extractor` STRING OPTIONS (description = "Name of the extractor and its mode"),
  `extractor_version` STRING OPTIONS (description = "Version of the extractor"),
  `kicker` STRING OPTIONS (description = "Words above the headline that name its topic"),
  `summary_points` ARRAY<STRING> OPTIONS (description = "The publisher's summary in bullets above the text"),
  `blocks` ARRAY<STRUCT<
    `kind` STRING NOT NULL OPTIONS (description = "Kind of the part"),
    `offset` INT64 NOT NULL OPTIONS (description = "Offset of its start in `text`, in characters"),
    `length` INT64 NOT NULL OPTIONS (description = "Its length in characters"),
    `level` INT64 OPTIONS (description = "Of a heading: 2 to 6")
  >> OPTIONS (description = "The parts of `text` in order: paragraphs, headings, items ..."),
  `live_updates` ARRAY<STRUCT<
    `offset` INT64 NOT NULL OPTIONS (description = "Offset of its start in `text`, in characters"),
    `length` INT64 NOT NULL OPTIONS (description = "Its length in characters"),
    `heading` STRING OPTIONS (description = "Its heading"),
    `at` STRUCT<
      `value` STRING NOT NULL OPTIONS (description = "Stated time: RFC 3339 UTC instant, local time without offset, or bare date"),
      `precision` STRING NOT NULL OPTIONS (description = "Precision of the statement"),
      `zone` STRING NOT NULL OPTIONS (description = "Origin of the zone: given as offset, named, assumed by a rule, or unknown"),
      `source` STRING NOT NULL OPTIONS (description = "Source of the statement, e.g. feed:pubdate, json-ld:datePublished, meta:article:published_time"),
      `raw` STRING NOT NULL OPTIONS (description = "Raw words, at most 200 characters")
    > OPTIONS (description = "Its time as the page states it")
  >> OPTIONS (description = "Posts of a live blog in the order of the page"),
  `text_evidence` STRUCT<
    `agreement` FLOAT64 NOT NULL OPTIONS (description = "Agreement of the text with the best other witness, 0 to 1: see docs/extraction.md"),
    `candidates` ARRAY<STRING> OPTIONS (description = "Answers that were compared, the chosen one first"),
    `doubtful` BOOL OPTIONS (description = "True if neither another answer nor description, articleBody or feed agrees")
  > OPTIONS (description = "Agreement of other evidence with `text`"),
  `changes` ARRAY<STRUCT<
    `kind` STRING NOT NULL OPTIONS (description = "The headline, or a sentence that was added, removed, changed or moved"),
    `old` STRING OPTIONS (description = "Words before; null if added, or if newsbeam no longer keeps the earlier text"),
    `new` STRING OPTIONS (description = "Words now; null if removed"),
    `old_start` INT64 OPTIONS (description = "Offset of `old` in the previous text, in characters; null for a headline"),
    `old_end` INT64 OPTIONS (description = "Offset after the last character of `old`"),
    `start` INT64 OPTIONS (description = "Offset of `new` in `text`, in characters; null for a headline"),
    `end` INT64 OPTIONS (description = "Offset after the last character of `new`")
  >> OPTIONS (description = "Changes since the previous revision, in the order of the text; at most 200"),
  `similarity` FLOAT64 OPTIONS (description = "Share of the text that the two revisions have in common, 0 to 1"),
  `correction_note` STRING OPTIONS (description = "The publisher's note of a correction, from text, page or schema.org"),
  `emitted_at` TIMESTAMP OPTIONS (description = "Instant at which this record was handed to its sinks"),
  `via` STRING OPTIONS (description = "Source of the entry if no poll of the feed listed it; null for a poll"),
  `copy_of` STRING OPTIONS (description = "article_id of the first seen article with this text; null if this is the first"),
  `copy_group` STRING OPTIONS (description = "article_id of the first article of the group; null if the text was not compared"),
  `containment` STRUCT<
    `in_original` FLOAT64 NOT NULL OPTIONS (description = "Share of this text that stands in the original, 0 to 1"),
    `of_original` FLOAT64 NOT NULL OPTIONS (description = "Share of the original that stands in this text, 0 to 1")
  > OPTIONS (description = "Shares of the text in `copy_of` and of `copy_of` in the text"),
  `copied_share` FLOAT64 OPTIONS (description = "Share of the text that is in `copy_of` or in `first_seen_in`, 0 to 1"),
  `independent_outlets` INT64 OPTIONS (description = "Number of registered domains with the text so far, including this one"),
  `origin` STRUCT<
    `evidence` STRING NOT NULL OPTIONS (description = "newsbeam saw this article first; the text credits an agency; a rel=canonical link leads to another site"),
    `article_id` STRING OPTIONS (description = "Article of the origin, if newsbeam has seen it"),
    `agency` STRING OPTIONS (description = "Agency that is credited"),
    `url` STRING OPTIONS (description = "Address that the canonical link names")
  > OPTIONS (description = "Source of the text by the available evidence"),
  `novel_share` FLOAT64 OPTIONS (description = "Share of sentences that no other article had in the last 7 days, 0 to 1"),
  `first_seen_in` STRING OPTIONS (description = "article_id of the article that had the largest part of the other sentences"),
  `boilerplate_lines` ARRAY<STRUCT<
    `text` STRING NOT NULL OPTIONS (description = "The line"),
    `offset` INT64 OPTIONS (description = "Offset of its start in `text`, in characters; null if it was left out")
  >> OPTIONS (description = "Lines that the host repeats from article to article"),
  `story_id` STRING OPTIONS (description = "article_id of the first article of the story; only with `--enrich stories`"),
  `story_score` FLOAT64 OPTIONS (description = "Similarity of the article to the story, 0 to 1; 1 for its first article")
)
PARTITION BY DATE(`first_seen_at`)
CLUSTER BY `host`, `language`
OPTIONS (description = "A news article as newsbeam saw it at one instant. A change is a new record with the next `revision`.");

CREATE OR REPLACE VIEW newsbeam.records_latest AS
SELECT * FROM newsbeam.records WHERE TRUE
QUALIFY ROW_NUMBER() OVER (PARTITION BY `article_id` ORDER BY COALESCE(`emitted_at`, `extracted_at`) DESC, `revision` DESC) = 1
  AND `change` != 'removed';
