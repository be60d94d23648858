"""The keyed step that looks again at fetched articles, its attempts, and the budget of a host."""
