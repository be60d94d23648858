"""The edges: command line, settings, the graph, the engines, the ledger, the sinks."""
