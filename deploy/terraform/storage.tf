resource "google_storage_bucket" "newsbeam" {
  project                     = var.project
  name                        = var.bucket
  location                    = var.region
  force_destroy               = !var.deletion_protection
  public_access_prevention    = "enforced"
  uniform_bucket_level_access = true

  # What Dataflow stages comes and goes; keeping it for a week after its deletion would be paid for.
  soft_delete_policy {
    retention_duration_seconds = 0
  }
}

resource "google_artifact_registry_repository" "newsbeam" {
  project       = var.project
  location      = var.region
  repository_id = "newsbeam"
  format        = "DOCKER"
}
