"""`python -m schemas` writes the published schemas to `schemas/published/` and the reference to `docs/records.md`."""

from schemas.documents import FOLDER, documents
from schemas.reference import REFERENCE, reference

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    REFERENCE.write_text(reference(), encoding="utf-8")
