"""Nouns by which English calls one person whom the text introduced with another: the surgeon is the doctor. Tables only."""

from transforms.enrich.lexicon import words

_GROUPS = tuple(
    words(group)
    for group in (
        "doctor physician surgeon medic dr gp paediatrician pediatrician cardiologist oncologist anaesthetist anesthesiologist",
        "lawyer attorney solicitor barrister counsel",
        "judge justice magistrate",
        "lawmaker legislator congressman congresswoman senator representative mp",
        "coach manager",
        "farmer grower rancher grazier",
        "priest pastor vicar rector reverend minister clergyman",
        "teacher schoolteacher schoolmaster headteacher",
        "director filmmaker",
        "singer musician songwriter guitarist vocalist",
        "author writer novelist poet",
        "landlord landlady publican",
        "player striker defender midfielder goalkeeper winger forward quarterback",
        "detective investigator inspector",
        "scientist biologist ecologist chemist physicist geologist astronomer glaciologist researcher",
    )
)


def english_alike(noun: str, roles: frozenset[str]) -> bool:
    """Whether somebody of one of these offices may be called so."""
    return any(noun in group and not group.isdisjoint(roles) for group in _GROUPS)
