"""The runtime of keyed steps, for both engines: key tables, the host gate, the runner of turns. Knows no Beam, and no SQLite
but in `entry_table`."""
