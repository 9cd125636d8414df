"""Files in, typed frames and problems out."""
