"""The words that tell who may speak and what is a work: tables, no rules."""
