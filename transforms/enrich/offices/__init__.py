"""Offices and jobs of people: a file of tables for each language, and what is asked of them in `roles`."""
