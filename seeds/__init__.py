"""Example documents written for this project, each with what must be found in it."""

from __future__ import annotations

from seeds.loader import Seed, load_seeds

__all__ = ["Seed", "load_seeds"]
