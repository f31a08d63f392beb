// Writes a text fragment that leads to exactly the selected words (https://wicg.github.io/scroll-to-text-fragment/).

/**
 * Read the page as a browser searches it: one string, a line for each stretch that nothing interrupts.
 * @param {Range} range
 */
const readAround = range => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  /** @type {Map<Element, Element>} */
  const boxes = new Map()
  /**
   * @param {Element} element
   * @returns {Element}
   */
  const boxOf = element => {
    const known = boxes.get(element)
    if (known) return known
    const inline = /^(inline|contents)$/.test(getComputedStyle(element).display)
    const box = inline && element.parentElement ? boxOf(element.parentElement) : element
    boxes.set(element, box)
    return box
  }
  /** @type {Element | undefined} */
  let last
  let text = "\n", start = -1, end = -1
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode), parent = node.parentElement
    if (!parent?.checkVisibility() || parent.closest("script, style, noscript")) continue
    const here = parent.closest("button, .line, .start") ?? boxOf(parent)
    if (here !== last && !text.endsWith("\n")) text += "\n"
    last = here
    const chosen = range.intersectsNode(node) && !here.matches("button, .line, .start")
    const from = chosen && node === range.startContainer ? range.startOffset : 0
    const to = chosen && node === range.endContainer ? range.endOffset : node.data.length
    for (let index = 0; index < node.data.length; index++) {
      const space = /\s/.test(node.data[index])
      if (chosen && !space && index >= from && index < to) {
        if (start < 0) start = text.length
        end = text.length + 1
      }
      if (!space) text += node.data[index]
      else if (!/\s$/.test(text)) text += " "
    }
  }
  return { text: `${text}\n`, start, end }
}

/** @param {string} part */
const encoded = part => encodeURIComponent(part.trim()).replaceAll("-", "%2D")

/**
 * Find the places where words begin and end: browsers match whole words only, and write Chinese without spaces.
 * @param {string} text
 * @param {string} language
 */
const findEdges = (text, language) => {
  /** @type {Set<number>} */
  const edges = new Set()
  for (const line of text.matchAll(/[^\n]+/g))
    for (const word of new Intl.Segmenter(language, { granularity: "word" }).segment(line[0])) {
      if (!word.isWordLike && /[\p{L}\p{N}]/u.test(word.segment)) continue
      edges.add(line.index + word.index).add(line.index + word.index + word.segment.length)
    }
  return edges
}

/**
 * Write the text directive of a part of a text, such as `text=free,will`; nothing if no short one is certain.
 * @param {{ text: string, start: number, end: number }} chosen
 * @param {string} language
 */
export const writeDirective = ({ text, start, end }, language) => {
  const folded = text.toLowerCase(), edges = findEdges(text, language)
  const unique = (/** @type {string} */ part) => folded.indexOf(part.toLowerCase()) === folded.lastIndexOf(part.toLowerCase())
  /**
   * Go so many words forward or back, within the line.
   * @param {number} place
   * @param {1 | -1} by
   * @param {number} count
   */
  const step = (place, by, count) => {
    for (; count > 0 && text[by > 0 ? place : place - 1] !== "\n"; count--)
      do place += by
      while (!edges.has(place))
    return place
  }
  if (!edges.has(start)) start = step(start, -1, 1)
  if (!edges.has(end)) end = step(end, 1, 1)
  const part = text.slice(start, end)
  if (!part.includes("\n") && part.length <= 200) {
    for (let count = 0; count <= 16; count += 2) {
      const from = step(start, -1, count)
      const to = step(end, 1, count)
      if (!unique(text.slice(from, to))) continue
      const prefix = encoded(text.slice(from, start))
      const suffix = encoded(text.slice(end, to))
      return `text=${prefix && `${prefix}-,`}${encoded(part)}${suffix && `,-${suffix}`}`
    }
    return ""
  }
  for (let count = 5; count <= 40; count += 5) {
    const headEnd = step(start, 1, count)
    const from = unique(text.slice(start, headEnd)) ? start : step(start, -1, count)
    const tail = text.slice(step(end, -1, count), end)
    if (!unique(text.slice(from, headEnd)) || folded.indexOf(tail.toLowerCase(), headEnd) !== end - tail.length) continue
    const prefix = encoded(text.slice(from, start))
    return `text=${prefix && `${prefix}-,`}${encoded(text.slice(start, headEnd))},${encoded(tail)}`
  }
  return ""
}

/**
 * Give the text directive for a range of the page.
 * @param {Range} range
 */
export const textDirective = range => {
  const chosen = readAround(range)
  return chosen.start < 0 || !Intl.Segmenter ? "" : writeDirective(chosen, document.documentElement.lang)
}
