"""The commands: one module for each, and the parts that some of them share."""
