"""Turns stored interview articles into newsletters, quote cards, threads and feeds, each sentence proved against its source."""

__version__ = "0.1.0"
