output "output" {
  description = "What newsbeam's --output is to be."
  value       = "pubsub://${var.project}/${google_pubsub_topic.records.name}?format=avro${var.ordered ? "&ordering=article_id" : ""}"
}

output "dead_letters" {
  description = "What newsbeam's --dead-letters is to be."
  value       = "gs://${google_storage_bucket.newsbeam.name}/dead-letters"
}

output "subscription" {
  description = "Where to read records from, with newsbeam tail."
  value       = "pubsub://${var.project}/${google_pubsub_subscription.records.name}"
}

output "image" {
  description = "Where to push the image of deploy/dataflow, without its tag."
  value       = "${var.region}-docker.pkg.dev/${var.project}/${google_artifact_registry_repository.newsbeam.name}/newsbeam"
}

output "worker" {
  description = "The account that jobs run as."
  value       = google_service_account.worker.email
}
