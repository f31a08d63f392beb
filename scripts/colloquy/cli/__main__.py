"""``python -m colloquy.cli``."""

from colloquy.cli import main

main()
