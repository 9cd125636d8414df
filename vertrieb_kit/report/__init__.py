"""Executed notebooks to HTML, PDF and XLSX."""
