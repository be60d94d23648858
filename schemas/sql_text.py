"""Names and texts as parts of SQL for PostgreSQL."""


def quoted(name: str) -> str:
    """An identifier."""
    return '"' + name.replace('"', '""') + '"'


def text(content: str) -> str:
    """A literal. Backslashes are plain characters: standard_conforming_strings is on by default since 9.1."""
    return "'" + content.replace("'", "''") + "'"
