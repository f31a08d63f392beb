// Changing the language keeps the reader's place: the same anchors stand in every language.
document.addEventListener("click", event => {
  const link = event.target.closest?.("a.md-select__link[hreflang]")
  if (!link) return
  link.hash = location.hash
  event.stopPropagation() // the theme would fetch the sitemap to find out what we know
}, true)
