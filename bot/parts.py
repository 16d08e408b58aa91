"""Settings → the parts that an index is made with and asked by; each is opened when it is first wanted."""

from hashlib import sha256
from platform import node
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from embeddings.dense.encoder import Encoder
    from embeddings.dense.multilingual import MultilingualEncoder
    from embeddings.engine.joined import Engine
    from embeddings.store.generations import Store
    from embeddings.store.hashes import Hashes
    from embeddings.store.unpacked import Unpacked


class Parts:
    """The store, the models and the engine of an index, each opened once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._hashed: Hashes | None = None
        self._encoder: Encoder | None = None
        self._second: MultilingualEncoder | None = None
        self._engine: Engine | None = None

    def store(self) -> "Store":
        """Give the folder of generations."""
        from embeddings.store.generations import Store

        return Store(self._settings.index_dir, kept=self._settings.index_kept)

    def hashes(self) -> "Hashes":
        """Give what remembers the hashes of weights."""
        from embeddings.store.hashes import Hashes

        if self._hashed is None:
            self._hashed = Hashes(self._settings.index_dir)
        return self._hashed

    def encoder(self) -> "Encoder":
        """Give the main model, which encodes together what is asked at one time."""
        from embeddings.dense.opened import beside, open_encoder
        from embeddings.dense.together import Together

        if self._encoder is None:
            settings = self._settings
            model, threads = settings.embedding_model, settings.encoder_threads
            encoder = open_encoder(model, threads=threads, hashed=self.hashes())
            self._encoder = Together(encoder, beside(encoder, threads=threads))
        return self._encoder

    def remembering(self) -> "Encoder":
        """Give the encoder that knows the background questions, which are not encoded again."""
        from embeddings.ranking.background.questions import Remembering, known

        encoder = self.encoder()
        return Remembering(encoder, known(encoder.fingerprint))

    def second_weights(self) -> str | None:
        """Name the weights of the second model, which helps a main model that knows one language."""
        from embeddings.dense import multilingual
        from embeddings.dense.weights import DEFAULT_MODEL

        is_default = self._settings.embedding_model == DEFAULT_MODEL
        return multilingual.fingerprint(self.hashes()) if is_default else None

    def second(self) -> "MultilingualEncoder | None":
        """Give the second model, if there is one beside the main model."""
        from embeddings.dense.multilingual import MultilingualEncoder

        if self._second is None and self.second_weights():
            threads = self._settings.encoder_threads
            self._second = MultilingualEncoder(
                threads=threads, hashed=self.hashes(), kept=self._unpacked().read
            )
        return self._second

    def keep_second(self) -> None:
        """Unpack the weights of the second model, if there is one, into the index folder, which is locked."""
        from embeddings.dense import multilingual

        if self.second_weights():
            self._unpacked().keep(multilingual.UNPACKED, multilingual.unpack)

    def _unpacked(self) -> "Unpacked":
        from embeddings.store.unpacked import Unpacked

        return Unpacked(self._settings.index_dir, self.hashes())

    def engine(self) -> "Engine | None":
        """Give the engine of vectors, if one is chosen; it is spoken to when it is first asked."""
        settings = self._settings
        if settings.vectors == "local":
            return None
        if self._engine is None:
            from embeddings.engine.milvus import Milvus

            key = settings.milvus_token.get_secret_value() if settings.milvus_token else None
            owner = sha256(f"{node()} {settings.index_dir.resolve()}".encode()).hexdigest()[:20]
            self._engine = Milvus(settings.milvus_uri, key, name=settings.milvus_name, owner=owner)
        return self._engine
