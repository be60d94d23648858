"""Whom a surname means that several people of a text bear."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from transforms.enrich.names.words import Gender

_AND = frozenset(("and", "y", "e", "et", "und", "en", "&"))


class Relatives:
    """People of one surname. Asked mention by mention, in the order of the text."""

    def __init__(self, full: Iterable[str], sexes: Mapping[str, Gender], paired: Collection[str]) -> None:
        """`full`: the fullest forms of all names; `sexes`: of the people among them; `paired`: those who share their surname
        with the first name before them, Ann and Dora Lee, so that the surname alone means none of the two."""
        self._sexes, self._paired = sexes, frozenset(paired)
        self._bearers: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(full):
            if name in sexes and name not in self._paired and _AND.isdisjoint(name.split(" ")):
                self._bearers[name.rpartition(" ")[2]].append(name)
        self._last: dict[str, str] = {}

    def meant(self, key: str, target: str, title: Gender) -> str:
        """The person whom a mention `key` means; `target`: the first bearer of its name, `title`: the sex a title tells.

        With a title the bearer of that sex who was named in full last: Mr Roy behind Ada Roy and Jean Roy, and Ms Roth behind
        nine-year-old Ada Roth and her mother Eva Roth.
        """
        surname = key.rpartition(" ")[2]
        bearers = [name for name in self._bearers.get(surname, ()) if name.endswith(f" {key}") or name == key]
        if key in bearers:
            self._last[surname] = key
            return target
        if target not in bearers and (target in self._paired or not _AND.isdisjoint(target.split(" "))):
            return self._last.get(surname, target)
        if title == "u":
            return target
        fitting = [name for name in bearers if self._sexes[name] == title] or [
            name for name in bearers if self._sexes[name] == "u"
        ]
        last = self._last.get(surname)
        if last in fitting:
            return last
        return fitting[0] if len(fitting) == 1 and self._sexes.get(target, title) != title else target
