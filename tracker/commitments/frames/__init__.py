"""Frames: who is bound to what act, by which word, seen in one parsed sentence."""
