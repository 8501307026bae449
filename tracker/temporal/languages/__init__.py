"""Deadline phrases of other languages: a data file each, read by the same engine.

A language is a `LanguageData`: its words and its patterns. `build.language_of` makes rules of it.
"""
