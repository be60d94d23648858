# The table of schemas/published/record.bigquery.sql.

resource "google_bigquery_dataset" "newsbeam" {
  project     = var.project
  dataset_id  = var.dataset
  location    = var.region
  description = "News records of newsbeam"
}

resource "google_bigquery_table" "records" {
  project             = var.project
  dataset_id          = google_bigquery_dataset.newsbeam.dataset_id
  table_id            = "records"
  schema              = file("${path.module}/../../schemas/published/record.bigquery.json")
  clustering          = ["host", "language"]
  deletion_protection = var.deletion_protection

  time_partitioning {
    type  = "DAY"
    field = "first_seen_at"
  }
}
