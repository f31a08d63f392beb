// Marks the words that a result led here for: ?h= has them as the page writes them, with blanks between.

/**
 * Write the pattern of words: the longest first, and those of an alphabet whole.
 * @param {string[]} words
 */
const patternOf = words => {
  const escaped = words.map(word => {
    const literal = word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    return /[\u2e80-\u9fff]/.test(word) ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`
  })
  return new RegExp(escaped.sort((one, other) => other.length - one.length).join("|"), "giu")
}

/**
 * List the texts of a page. Apparatus, numbers and names are left as they are; popovers keep their nodes.
 * @param {Element} page
 */
const listTexts = page => {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT), texts = []
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode)
    if (!text.parentElement?.closest("[data-search-exclude], [popover], script, style, nav, .apparatus")) texts.push(text)
  }
  return texts
}

/**
 * Mark a pattern in a page.
 * @param {Element} page
 * @param {RegExp} pattern
 */
const mark = (page, pattern) => {
  for (const text of listTexts(page)) {
    for (const match of [...text.data.matchAll(pattern)].reverse()) {
      const word = text.splitText(match.index), element = document.createElement("mark")
      word.splitText(match[0].length)
      element.dataset.mdHighlight = ""
      word.replaceWith(element)
      element.append(word)
    }
  }
}

const wanted = new URLSearchParams(location.search).get("h")?.slice(0, 500).split(/\s+/).filter(Boolean) ?? []
const page = document.querySelector(".md-content__inner")
if (wanted.length && page) mark(page, patternOf(wanted))
