variable "project" {
  description = "Id of the project that everything is made in."
  type        = string
}

variable "region" {
  description = "Region of the bucket, the dataset, the images and the job, e.g. europe-west1."
  type        = string
}

variable "bucket" {
  description = "Name of the bucket, unique in the world: feed lists, dead letters, templates, what Dataflow stages."
  type        = string
}

variable "topic" {
  description = "Name of the topic that records go to."
  type        = string
  default     = "news"
}

variable "ordered" {
  description = "Whether subscriptions keep the revisions of an article in order. newsbeam's --output then has &ordering=article_id. Cannot be changed later."
  type        = bool
  default     = false
}

variable "dataset" {
  description = "Name of the BigQuery dataset."
  type        = string
  default     = "newsbeam"
}

variable "launchers" {
  description = "Who may push images, build templates, and start, update and stop jobs, e.g. [\"user:you@example.com\"]."
  type        = set(string)
  default     = []
}

variable "deletion_protection" {
  description = "Whether terraform refuses to delete the table and the bucket while something is in them."
  type        = bool
  default     = true
}
