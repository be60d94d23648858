"""What a job persists in Beam state: journals of shards, buckets of maps, logs of entries."""
