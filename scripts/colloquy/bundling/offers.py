"""What a built page offers only once it was made: the bundle, the printed pages.

A page is written before these are, so it has a place for each: an element with `data-offer`, which is
hidden or says how they are made. A page that nobody fills in thus leads nowhere that is not there.
"""

import re


def offer(text: str, name: str, html: str) -> str:
    """Fill the places of a name in a built page and show them; again, if they were filled before.

    Neither the place as it was written nor `html` has an element of the place's own kind in it.
    """
    place = re.compile(rf'<(\w+)([^>]*? data-offer="{re.escape(name)}")(?: hidden)?>.*?</\1>', re.DOTALL)
    return place.sub(lambda found: f"<{found[1]}{found[2]}>{html}</{found[1]}>", text)
