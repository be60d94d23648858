"""The flags of the command line, their types, and the options of newsbeam.toml and of Apache Beam."""
