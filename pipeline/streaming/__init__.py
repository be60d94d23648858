"""The streaming engine: the graph as one unbounded Beam job. Beam state and timers take the place of the ledger."""
