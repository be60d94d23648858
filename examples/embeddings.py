"""Embeddings for every article, through Beam's RunInference: `newsbeam run --enrich default,examples.embeddings:HANDLER ...`

The model here is a stand-in that needs no download: every word is hashed to one of 64 directions and the sum is scaled to
length 1 (feature hashing, Weinberger et al. 2009, arXiv:0902.2206). Put your own handler in its place, for example Beam's
`HuggingFaceModelHandlerTensor` or `VertexAITextEmbeddings`; the handler gets title and text of an article as one string.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from apache_beam.ml.inference.base import ModelHandler, PredictionResult

Vector = npt.NDArray[np.float32]


class HashingModel:
    """Text in, a vector of length 1 out."""

    def __init__(self, dimensions: int = 64) -> None:
        self._dimensions = dimensions

    def embed(self, text: str) -> Vector:
        vector = np.zeros(self._dimensions, dtype=np.float32)
        for word in text.lower().split():
            digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
            vector[int.from_bytes(digest[:4], "big") % self._dimensions] += 1 if digest[4] & 1 else -1
        norm = float(np.linalg.norm(vector))
        return vector / norm if norm else vector


class HashingModelHandler(ModelHandler[str, PredictionResult, HashingModel]):
    """What Beam asks of a handler: load the model once a worker, answer a batch."""

    def load_model(self) -> HashingModel:
        return HashingModel()

    def run_inference(
        self, batch: Sequence[str], model: HashingModel, inference_args: dict[str, Any] | None = None
    ) -> Iterable[PredictionResult]:
        return [PredictionResult(text, np.round(model.embed(text), 4)) for text in batch]


HANDLER = HashingModelHandler()
