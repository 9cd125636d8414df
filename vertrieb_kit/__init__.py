"""Consulting analyses for B2B sales: a client's data in, a finished German report out."""

__version__ = "0.1.0"
