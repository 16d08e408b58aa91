"""What can be wrong with the model or the index, said in one line with the way out.

EmbeddingError          base; its text is for the person who runs the program
├── ModelMissing        no such model, or one that must not be loaded
├── NoIndex             nothing has been indexed yet
├── DamagedIndex        files that are missing, altered or of another version
├── ForeignFolder       an index folder that holds files of somebody else
├── WrongModel          the index was built with other weights
├── IndexBusy           another process is building
├── WorkersAway         machines that shall embed texts do not
├── BadCalibration      a fitted refusal that cannot be read or written
└── EngineError         an engine of vectors, without which the index answers
    ├── EngineAway      does not answer
    ├── EngineDiffers   has not what the index has
    └── EngineLacks     cannot hold this at all
"""


class EmbeddingError(Exception):
    """The message names the value and the way out."""

    @property
    def fault(self) -> str:
        """What is wrong, for who finds a way out without the person at the keyboard.

        >>> NoIndex("no index in .scholiast; run: scholiast index").fault
        'no index in .scholiast'
        """
        return str(self).partition("; run: ")[0]


class ModelMissing(EmbeddingError):
    """The model cannot be found or must not be loaded."""


class NoIndex(EmbeddingError):
    """There is no index yet."""


class DamagedIndex(EmbeddingError):
    """The index on disk is not what was written."""


class ForeignFolder(EmbeddingError):
    """The index folder is neither empty nor ours."""


class WrongModel(EmbeddingError):
    """The index was built with another model than the one that asks."""


class IndexBusy(EmbeddingError):
    """Another process holds the lock of the index."""


class BadCalibration(EmbeddingError):
    """The file of the fitted refusal cannot be read or written."""


class WorkersAway(EmbeddingError):
    """The machines that shall embed texts cannot be asked, or fail."""


class EngineError(EmbeddingError):
    """An engine of vectors cannot do what is asked; the index in its folder answers without it."""


class EngineAway(EngineError):
    """The engine does not answer."""


class EngineDiffers(EngineError):
    """The engine answers, and has not what the index has."""


class EngineLacks(EngineError):
    """The engine cannot hold what it is given, which then stays in the process: it is too old for it."""
