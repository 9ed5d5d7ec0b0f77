"""What can go wrong, and what to do about it.

* DatelineError
  + ReadError         a file or record can't be read; becomes a row on the imports page
  + CollectionError   a collection can't be opened, read or written, or has another form
  + FilterError       a filter asks for something that doesn't exist
  + UsageError        what was asked for doesn't exist, or doesn't go together
  + EngineError       a scheduler, worker or address can't be used, or has another Dateline
  + ModelError        the model or the gazetteer is missing or damaged
  + WriteError        a file can't be written, or must not be
  + Stopped           the user stopped the work in progress

Each message gives the problem, the value and the cure.
"""


class DatelineError(Exception):
    """Anything that Dateline itself reports."""


class ReadError(DatelineError):
    """A file or record can't be read."""

    def __init__(self, what: str, *, cure: str) -> None:
        super().__init__(f"{what} {cure}")
        self.what = what
        self.cure = cure


class CollectionError(DatelineError):
    """A collection can't be opened, read or written, or has another form."""


class FilterError(DatelineError):
    """A filter asks for something that doesn't exist."""


class UsageError(DatelineError):
    """What was asked for doesn't exist, or doesn't go together: a document, a correction, two words."""


class EngineError(DatelineError):
    """A scheduler, a worker or an address can't be used, or has another Dateline."""


class ModelError(DatelineError):
    """The model or the gazetteer is missing or damaged."""


class WriteError(DatelineError):
    """A file can't be written, or must not be."""


class Stopped(DatelineError):
    """The user stopped the work in progress; what was done by then stays."""
