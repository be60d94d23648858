"""The texts that commands print: summaries, tables, lines of rows."""
