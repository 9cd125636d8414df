"""The fictitious machine builder: every module makes the sheets of one topic."""
