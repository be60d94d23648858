"""A pronoun that means somebody whose name tells no sex tells it: another pronoun means somebody else."""

from tests.support.quotations import speakers_are

test_speakers = speakers_are(
    [
        ("en", "Quillo Brandtley came late. “I ran,” he said.\n\n“He never runs,” she said.", ["Quillo Brandtley", None]),
        ("en", "Quillo Brandtley came late. “I ran,” he said.\n\n“I fell,” he said.", ["Quillo Brandtley"] * 2),
        ("nl", "Coach Erben Smitsma zweeg. “Ik rende”, zei hij.\n\n“Hij rent nooit”, zei ze.", ["Erben Smitsma", None]),
    ],
)  # fmt: skip
