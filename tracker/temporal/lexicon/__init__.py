"""The words of time, as data: what a linguist may extend without touching the engine."""
