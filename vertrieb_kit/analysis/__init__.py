"""One question per file: frames in, frozen results out. No I/O, locale, clock or plotting."""
