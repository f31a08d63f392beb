"""Exports: the archive in forms that other tools read, from the same values as the pages."""
