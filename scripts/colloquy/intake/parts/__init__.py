"""Parts: what a text is divided into before anyone asks who speaks, and the form of what is understood."""
