"""What runs by itself: sweep, delivery, digest. Knows `tracker`; never `api`."""
