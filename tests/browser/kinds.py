"""A page of each kind, by its address in a language."""

EN = "interviews/chollet-datacamp-2017/"
ZH = "interviews/chollet-pyimagesearch-2018/"
KINDS = (
    *(
        "",
        "interviews/",
        EN,
        ZH,
        "topics/",
        "topics/research-culture/",
        "people/",
        "people/francois-chollet/",
    ),
    *("glossary/", "overview/", "translations/", "data/", "about/", "search/", "contributing/"),
)
