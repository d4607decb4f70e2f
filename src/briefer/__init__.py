"""Briefer: edit a briefing once, print it for each audience."""

__version__ = "0.1.0"
