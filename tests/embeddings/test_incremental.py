"""What is taken over from the index before is what would be made anew, byte for byte."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus import library, parse
from corpus.folder import Rules
from corpus.kept import with_last_words
from embeddings.build import build
from embeddings.dense.encoder import Progress
from embeddings.dense.pieces import WIDTH, Read
from embeddings.dense.weights import DEFAULT_WEIGHTS
from embeddings.errors import DamagedIndex
from embeddings.store.contents import Contents, Generation
from embeddings.store.generations import Store
from embeddings.store.spool import Spool
from tests.embeddings.letters import Letters

TEXTS = (
    "The ice came early.1 It stayed, as Roe wrote: “Nobody rowed.”2\n\nThe ferry lay still.\n\n"
    "Notes\n\n1. Ada Roe, Ice and Oars (Ness: Holm, 1921), p. 4.\n\n2. Ibid., p. 9. The harbour froze over.\n",
    "# The Light\n\nWho lit the lamp?[^a] Ibsen did.\n\n[^a]: Ada Roe, *Ice and Oars* (Ness: Holm, 1921), 12.\n",
    "The ice came early.\n\nThe ice came early.\n",
    "Das Eis kam früh. Es blieb bis zum März, und niemand ruderte hinaus.\n",
    "\n",
)


def made(folder: Path, before: Contents | None, *, anew: bool = False) -> Contents:
    """Read and embed a folder; ``anew`` takes only the last words of unreadable texts over."""
    known = library.known(before.library) if before and not anew else None
    texts = library.read(folder, Rules(), known=known)
    if before:
        texts = with_last_words(texts, before.library)
    return build(texts, Letters(), kind="flat", reader="r", before=None if anew else before).contents


def published(store: Store, contents: Contents) -> Generation:
    with store.lock():
        return store.publish(contents)


def files(store: Store, generation: Generation) -> dict[str, bytes]:
    folder = store.folder / generation.name
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.suffix in (".npy", ".jsonl", ".json", ".arrays")
    } | {"manifest.json": b""}


def edit(folder: Path, chance: random.Random) -> None:
    """Add, change, move, spoil or remove a text."""
    there = sorted(path for path in folder.rglob("*") if path.is_file())
    name = folder / chance.choice(["a.txt", "b.txt", "b.md", "c.md", "d.txt", "below/e.txt"])
    name.parent.mkdir(exist_ok=True)
    match chance.randrange(6):
        case 0 if there:
            chance.choice(there).unlink()
        case 1 if there and not name.exists():
            chance.choice(there).rename(name)
        case 2 if there:
            chance.choice(there).write_bytes(b"\xff")
        case 3 if there:
            text = chance.choice(there)
            text.write_bytes(text.read_bytes() + b"\nThe mast was painted white.\n")
        case _:
            name.write_text(chance.choice(TEXTS), encoding="utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_an_index_that_takes_texts_over_is_the_one_that_would_be_made_anew(tmp_path: Path, seed: int) -> None:
    chance, folder = random.Random(seed), tmp_path / "texts"
    folder.mkdir()
    store, fresh = Store(tmp_path / "index"), Store(tmp_path / "anew")
    before: Contents | None = None

    for _ in range(12):
        for _ in range(chance.choice([0, 1, 1, 3])):
            edit(folder, chance)
        taken = published(store, made(folder, before))
        anew = published(fresh, made(folder, before, anew=True))
        assert files(store, taken) == files(fresh, anew)
        before = taken.contents


def test_only_texts_that_changed_are_read_and_embedded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"The ice of year {number}.\n")
    first = published(Store(tmp_path / "index"), made(folder, None)).contents
    (folder / "1.txt").write_text("The ice went.\n")
    read, embedded = [], []
    real = parse.parse
    monkeypatch.setattr(parse, "parse", lambda data, name: read.append(name) or real(data, name))
    monkeypatch.setattr(
        Letters,
        "encode",
        lambda self, texts, _, real=Letters.encode: embedded.extend(texts) or real(self, texts),
    )

    second = made(folder, first)

    assert read == ["1.txt"]
    assert embedded == ["The ice went."]
    assert [document.text for document in second.library.documents] == [
        "The ice of year 0.\n",
        "The ice went.\n",
        "The ice of year 2.\n",
    ]


def test_a_text_that_kept_its_last_words_is_read_again_when_it_is_mended(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    text = folder / "a.txt"
    text.write_text("The ice came.\n")
    first = published(Store(tmp_path / "index"), made(folder, None)).contents
    text.write_bytes(b"\xff")
    second = published(Store(tmp_path / "index"), made(folder, first)).contents
    assert library.known(second.library) == {}

    text.write_text("The ice came.\n")
    third = made(folder, second)

    assert third.library.problems == ()
    assert third.library == library.read(folder, Rules())


class Pieced(Letters):
    """Letters, with pieces of words, which are kept as the default model's are."""

    fingerprint = DEFAULT_WEIGHTS

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        pieces = tuple(np.full((len(text.split()), WIDTH), len(text) % 100, dtype=np.int8) for text in texts)
        if progress:
            progress(len(texts), len(texts))
        return Read(self.encode(texts), pieces)


def test_what_is_embedded_bit_by_bit_and_put_down_on_the_disk_gives_the_same_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, told = tmp_path / "texts", list[tuple[int, int]]()
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    texts = library.read(folder, Rules())

    def index(name: str) -> dict[str, bytes]:
        store = Store(tmp_path / name)
        with store.lock():
            built = build(
                texts,
                Pieced(),
                kind="flat",
                reader="r",
                second=Letters(),
                progress=lambda done, most: told.append((done, most)),
                aside=store.folder,
            )
            return files(store, store.publish(built.draft))

    at_once = index("at-once")
    monkeypatch.setattr("embeddings.build._AT_ONCE", 2)
    monkeypatch.setattr("embeddings.store.spool._LARGE", 0)

    assert index("bit-by-bit") == at_once
    (_, most), *others = told  # of whole texts: Letters tells nobody of sentences
    assert others == [(min(done, most), most) for done in range(2, most + 2, 2)]


def test_what_finds_no_room_on_the_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embeddings.store.spool._LARGE", 0)
    rows = Spool(2, np.float32, tmp_path / "away")

    with pytest.raises(DamagedIndex, match="no room in .*away: No such file"):
        rows.add(np.zeros((1, 2), dtype=np.float32))
