# The same topic, schema and subscriptions as `newsbeam pubsub setup "pubsub://PROJECT/TOPIC?format=avro"` makes, and beside
# them a topic for messages that a subscriber refuses again and again.

resource "google_pubsub_schema" "record" {
  project    = var.project
  name       = "newsbeam-record-v1"
  type       = "AVRO"
  definition = file("${path.module}/../../schemas/published/record.avsc")
}

resource "google_pubsub_topic" "records" {
  project = var.project
  name    = var.topic

  schema_settings {
    schema   = google_pubsub_schema.record.id
    encoding = "BINARY"
  }
}

resource "google_pubsub_topic" "undelivered" {
  project = var.project
  name    = "${var.topic}-undelivered"
}

# Without a subscription what arrives there is gone.
resource "google_pubsub_subscription" "undelivered" {
  project                    = var.project
  name                       = "${var.topic}-undelivered-sub"
  topic                      = google_pubsub_topic.undelivered.id
  message_retention_duration = "604800s"

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_subscription" "records" {
  project                    = var.project
  name                       = "${var.topic}-sub"
  topic                      = google_pubsub_topic.records.id
  enable_message_ordering    = var.ordered
  ack_deadline_seconds       = 60
  message_retention_duration = "604800s"

  # Never: the default forgets a subscription that nobody read for 31 days.
  expiration_policy {
    ttl = ""
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.undelivered.id
    max_delivery_attempts = 20
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }
}

resource "google_pubsub_subscription" "bigquery" {
  project                    = var.project
  name                       = "${var.topic}-bigquery"
  topic                      = google_pubsub_topic.records.id
  enable_message_ordering    = var.ordered
  ack_deadline_seconds       = 60
  message_retention_duration = "604800s"

  bigquery_config {
    table            = "${google_bigquery_table.records.project}.${google_bigquery_table.records.dataset_id}.${google_bigquery_table.records.table_id}"
    use_topic_schema = true
    # A later minor version of the schema adds fields before the table has them.
    drop_unknown_fields = true
  }

  expiration_policy {
    ttl = ""
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.undelivered.id
    max_delivery_attempts = 20
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  depends_on = [google_bigquery_table_iam_member.pubsub_writes]
}
