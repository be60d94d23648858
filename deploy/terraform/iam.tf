# Who may do what; the table in README.md says why.

# The job's own account, of the workers and of the launcher of a template.
resource "google_service_account" "worker" {
  project      = var.project
  account_id   = "newsbeam-worker"
  display_name = "newsbeam on Dataflow"
}

resource "google_project_iam_member" "worker_runs" {
  project = var.project
  role    = "roles/dataflow.worker"
  member  = google_service_account.worker.member
}

resource "google_storage_bucket_iam_member" "worker_stages" {
  bucket = google_storage_bucket.newsbeam.name
  role   = "roles/storage.objectUser"
  member = google_service_account.worker.member
}

resource "google_storage_bucket_iam_member" "worker_sees_bucket" {
  bucket = google_storage_bucket.newsbeam.name
  role   = "roles/storage.legacyBucketReader"
  member = google_service_account.worker.member
}

resource "google_pubsub_topic_iam_member" "worker_publishes" {
  project = var.project
  topic   = google_pubsub_topic.records.name
  role    = "roles/pubsub.publisher"
  member  = google_service_account.worker.member
}

resource "google_artifact_registry_repository_iam_member" "worker_pulls" {
  project    = var.project
  location   = google_artifact_registry_repository.newsbeam.location
  repository = google_artifact_registry_repository.newsbeam.name
  role       = "roles/artifactregistry.reader"
  member     = google_service_account.worker.member
}

# People and machines that start jobs.
resource "google_project_iam_custom_role" "launcher" {
  project     = var.project
  role_id     = "newsbeamLauncher"
  title       = "newsbeam launcher"
  description = "Starts, watches, updates and stops Dataflow jobs; sees nothing else"
  permissions = [
    "dataflow.jobs.cancel",
    "dataflow.jobs.create",
    "dataflow.jobs.get",
    "dataflow.jobs.list",
    "dataflow.jobs.updateContents",
    "dataflow.messages.list",
    "dataflow.metrics.get",
  ]
}

resource "google_project_iam_member" "launcher_starts" {
  for_each = var.launchers
  project  = var.project
  role     = google_project_iam_custom_role.launcher.name
  member   = each.value
}

resource "google_service_account_iam_member" "launcher_acts_as_worker" {
  for_each           = var.launchers
  service_account_id = google_service_account.worker.name
  role               = "roles/iam.serviceAccountUser"
  member             = each.value
}

resource "google_storage_bucket_iam_member" "launcher_writes_templates" {
  for_each = var.launchers
  bucket   = google_storage_bucket.newsbeam.name
  role     = "roles/storage.objectUser"
  member   = each.value
}

resource "google_artifact_registry_repository_iam_member" "launcher_pushes" {
  for_each   = var.launchers
  project    = var.project
  location   = google_artifact_registry_repository.newsbeam.location
  repository = google_artifact_registry_repository.newsbeam.name
  role       = "roles/artifactregistry.writer"
  member     = each.value
}

# Pub/Sub itself: it writes to the table, and moves what was refused too often.
data "google_project" "this" {
  project_id = var.project
}

locals {
  pubsub = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_bigquery_table_iam_member" "pubsub_writes" {
  project    = var.project
  dataset_id = google_bigquery_table.records.dataset_id
  table_id   = google_bigquery_table.records.table_id
  role       = "roles/bigquery.dataEditor"
  member     = local.pubsub
}

resource "google_pubsub_topic_iam_member" "pubsub_moves_to_undelivered" {
  project = var.project
  topic   = google_pubsub_topic.undelivered.name
  role    = "roles/pubsub.publisher"
  member  = local.pubsub
}

resource "google_pubsub_subscription_iam_member" "pubsub_moves_from" {
  for_each = {
    records  = google_pubsub_subscription.records.name
    bigquery = google_pubsub_subscription.bigquery.name
  }
  project      = var.project
  subscription = each.value
  role         = "roles/pubsub.subscriber"
  member       = local.pubsub
}
