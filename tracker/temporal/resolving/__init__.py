"""From meanings to instants: pure functions of expression, reference, calendar, policies and events."""
