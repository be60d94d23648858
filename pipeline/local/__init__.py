"""The local engine: bounded cycles on the DirectRunner, a SQLite ledger between them."""
