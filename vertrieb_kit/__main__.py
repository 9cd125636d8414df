"""`python -m vertrieb_kit` is the command `vertrieb`."""

from vertrieb_kit.cli import main

if __name__ == "__main__":
    main()
