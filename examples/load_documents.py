"""Articles as the documents of LangChain and LlamaIndex, in chunks with metadata, without importing either.

    from langchain_core.documents import Document
    documents = LangChainLoader("news", Document, where='language == "en"').load()

    from llama_index.core import Document
    documents = LlamaIndexReader(Document).load_data("news")

    python examples/load_documents.py news

A document's id is the `chunk_id`, so that an index of documents by id replaces and does not repeat. Only the newest revision of
each article is loaded, and no removed article.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import newsbeam

#: Words of a document: about 300 tokens, which fit into every embedding model.
WORDS = 200
#: Values that vector stores take: texts and numbers, no lists.
Metadata = dict[str, str | int]
Document = TypeVar("Document")


def metadata_of(chunk: newsbeam.Chunk) -> Metadata:
    """Where the text comes from, to show beside an answer and to filter by."""
    values = {
        "title": chunk.title,
        "source": chunk.url,
        "host": chunk.host,
        "language": chunk.language,
        "authors": ", ".join(chunk.authors),
        "published": chunk.published.value if chunk.published else None,
        "first_seen_at": chunk.first_seen_at.isoformat(),
        "article_id": chunk.article_id,
        "record_id": chunk.record_id,
        "start": chunk.start,
        "end": chunk.end,
    }
    return {name: value for name, value in values.items() if value is not None}


def newest_chunks(place: str, where: str | None, words: int) -> Iterator[newsbeam.Chunk]:
    """The chunks of every article that was not removed. `place`: a folder, or one of an object store."""
    for record in newsbeam.read_records(place, latest=True, where=where):
        yield from newsbeam.chunks_of(record, words)  # a removal has no text, and so no chunk


class LangChainLoader(Generic[Document]):
    """The methods of LangChain's `BaseLoader`. `document`: its class `Document`, or another with the same arguments."""

    def __init__(self, place: str, document: Callable[..., Document], *, where: str | None = None, words: int = WORDS) -> None:
        self._place, self._document, self._where, self._words = place, document, where, words

    def lazy_load(self) -> Iterator[Document]:
        for chunk in newest_chunks(self._place, self._where, self._words):
            yield self._document(id=chunk.chunk_id, page_content=chunk.text, metadata=metadata_of(chunk))

    def load(self) -> list[Document]:
        return list(self.lazy_load())


class LlamaIndexReader(Generic[Document]):
    """The methods of LlamaIndex's `BaseReader`. `document`: its class `Document`, or another with the same arguments."""

    def __init__(self, document: Callable[..., Document], *, words: int = WORDS) -> None:
        self._document, self._words = document, words

    def lazy_load_data(self, place: str, *, where: str | None = None) -> Iterator[Document]:
        for chunk in newest_chunks(place, where, self._words):
            yield self._document(id_=chunk.chunk_id, text=chunk.text, metadata=metadata_of(chunk))

    def load_data(self, place: str, *, where: str | None = None) -> list[Document]:
        return list(self.lazy_load_data(place, where=where))


@dataclass(frozen=True, kw_only=True)
class PrintedDocument:
    """A document for those who have neither library."""

    id: str
    page_content: str
    metadata: Metadata


if __name__ == "__main__":
    for document in LangChainLoader(sys.argv[1], PrintedDocument).lazy_load():
        sys.stdout.write(f"{document.id:30} {len(document.page_content.split()):4} words  {document.metadata['source']}\n")
