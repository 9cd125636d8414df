"""What counts as a lead, and whether Marketing and Vertrieb mean the same by it."""
