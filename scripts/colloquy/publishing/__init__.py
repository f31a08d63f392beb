"""Publishing: the only place that writes. All is staged first, then moved into place."""
