"""Data for linking, computed from a text in the process of its extraction and carried with the article."""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSketch:
    """Plain texts: an article crosses stages as JSON. `transforms.link.sketch` writes and reads them."""

    digests: Annotated[str, "Digests of the sentences for telling revisions, base64"]
    fingerprint: Annotated[str, "Fingerprint for telling copies, base64"]
    lines: Annotated[str, "Lines that may be house lines, base64"]
