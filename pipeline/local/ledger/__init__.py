"""The ledger: one SQLite file with the state of steps, queued elements, outputs to publish, and tables for people."""
