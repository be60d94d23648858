"""Quotations: spans, kinds and speakers, by rules."""
