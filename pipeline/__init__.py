"""The command line, the settings, the graph, the engines, the ledger, the sinks."""
