"""The ground that all else is built on: characters, scripts and names, with no knowledge of interviews."""
