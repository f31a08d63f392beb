// Kin: words of one root that the stemmer keeps apart, such as read and reader, economy and economic.

import { ROOT } from "./parameters.js"

/** What may follow a root, after the stemmer. */
const ENDINGS = new Set([
  "", "e", "i", "y", "er", "or", "ist", "ic", "ical", "al", "at", "ati", "ator", "ation", "ion", "ment", "ship", "iti",
  "iv", "abl", "anc", "enc", "ant", "ent", "ous", "ful", "less", "ness", "ifi",
])

/**
 * Say whether two stems differ only in what follows their root.
 * @param {string} one
 * @param {string} other
 */
export const areKin = (one, other) => {
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared++
  // A root may lose its last letter: write, writer.
  return [shared, shared - 1].some(root =>
    root >= ROOT && ENDINGS.has(one.slice(root)) && ENDINGS.has(other.slice(root)))
}
