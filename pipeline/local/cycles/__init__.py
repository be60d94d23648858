"""Cycles: bounded runs of the graph, each committed to the ledger as a whole."""
