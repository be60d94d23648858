"""The words by which newspapers say who spoke, a file for each family of languages."""
