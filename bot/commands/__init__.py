"""One module a command of the command line: arguments in, text or JSON on stdout, an exit status."""
