"""German and Dutch genitives of names: Emil Kerns Rede, Jan Smits boek. They have no apostrophe, so that only the name without
its ending, elsewhere in the text, tells them from Anna Peters."""

from collections.abc import Mapping

from transforms.enrich.names.full_forms import EntityKind


def with_genitives(fullest: Mapping[str, str], kinds: Mapping[str, EntityKind]) -> dict[str, str]:
    """Every key -> the fullest form of its name, where that of a genitive is its person's: also with a noun behind it, which
    German writes with a capital."""
    return {key: _person(target, fullest, kinds) or target for key, target in fullest.items()}


def _person(name: str, fullest: Mapping[str, str], kinds: Mapping[str, EntityKind]) -> str | None:
    words = name.split(" ")
    if kinds.get(name) != "PER" or not any(word.endswith("s") for word in words[1:]):
        return None
    for size in range(2, len(words) + 1):
        base = " ".join(words[:size]).removesuffix("s")
        if words[size - 1].endswith("s") and kinds.get(base) == "PER":
            return fullest.get(base, base)
    return None


def is_genitive(written: str, name: str) -> bool:
    """Whether `written` is the genitive of `name`: Emil Kerns of Emil Kern."""
    return written.endswith("s") and not name.endswith("s") and name.endswith(written.rpartition(" ")[2].removesuffix("s"))
