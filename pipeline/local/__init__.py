"""The local engine: bounded cycles on Beam's in-process runner, with a SQLite ledger between them."""
