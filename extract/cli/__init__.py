"""The command line, `hudna`.

Exit codes: 0 done; 1 the data did not pass the checks; 2 wrong usage or input; 3 the warehouse is locked by another
process; 4 the models or a notebook did not run; 5 the disk is full, may not be written, or a file is damaged; 6 no news
could be collected, or the language model does not answer; 7 the extractor stopped with an error at some articles, all
else is done; 130 interrupted.
"""

from extract.cli.commands import app, main

__all__ = ["app", "main"]
