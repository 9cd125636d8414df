"""One question per file: frames in, frozen results out. No I/O, no locale, no clock, no plotting."""
