"""Questions in, quotations out: answers, their renderings, the command line and the Discord bot."""
