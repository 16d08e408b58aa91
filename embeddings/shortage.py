"""What a machine is short of: told as that, and never taken for a fault of what was to be read."""

import errno

_SHORT = {
    errno.EMFILE: "raise how many files may be open (ulimit -n)",
    errno.ENFILE: "raise how many files may be open on this machine (fs.file-max)",
    errno.ENOMEM: "free some memory, or raise its limit (ulimit -v)",
}


def way_out(error: OSError) -> str:
    """Say what to do where a machine has too little to lend; nothing for other errors."""
    return _SHORT.get(error.errno or 0, "")
