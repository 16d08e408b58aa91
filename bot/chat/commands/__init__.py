"""The commands that Discord lists, one file each."""
