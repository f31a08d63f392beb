// Marks the words that a result led here for: ?h= has them as the page writes them, with blanks between.

(() => {
  const wanted = new URLSearchParams(location.search).get("h")?.slice(0, 500).split(/\s+/).filter(Boolean) ?? []
  const page = document.querySelector(".md-content__inner")
  if (!wanted.length || !page) return
  const escaped = wanted.map(word => {
    const literal = word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    return /[\u2e80-\u9fff]/.test(word) ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`
  })
  const pattern = new RegExp(escaped.sort((one, other) => other.length - one.length).join("|"), "giu")

  const texts = []
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    // Apparatus, numbers and names are left as they are; popovers keep their nodes.
    if (!walker.currentNode.parentElement.closest("[data-search-exclude], [popover], script, style, nav, .apparatus")) texts.push(walker.currentNode)
  }
  for (const text of texts) {
    for (const match of [...text.data.matchAll(pattern)].reverse()) {
      const found = text.splitText(match.index)
      found.splitText(match[0].length)
      const mark = document.createElement("mark")
      mark.dataset.mdHighlight = ""
      found.replaceWith(mark)
      mark.append(found)
    }
  }
})()
