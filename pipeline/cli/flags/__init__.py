"""The flags of the command line, and the options of newsbeam.toml."""
