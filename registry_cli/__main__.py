"""`python -m registry_cli`: the program where `reg` is the name of another one, as on Windows."""

from registry_cli.cli.main import main

if __name__ == "__main__":
    main()
