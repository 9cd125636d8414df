"""Target groups, in German sentences, tables and charts."""
