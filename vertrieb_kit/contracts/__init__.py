"""What data looks like: sheets, columns, allowed values, parameters, problems."""
