"""Results and formats in, German statements, tables and charts out."""
