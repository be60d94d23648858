"""Whom a text means: pronouns, offices and descriptions, and the people whom its sentences are about."""
