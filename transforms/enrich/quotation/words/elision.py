"""Words that an apostrophe joins with the next one: l'effet, dell’apertura."""


def behind_apostrophe(word: str) -> str:
    """What stands behind the last apostrophe of a word, of either form; the word where it has none."""
    return word.replace("’", "'").rpartition("'")[2]
