// How alike addresses are.

/** As long as no address of a page is; a longer one is compared by its beginning. */
const LONGEST = 300

/**
 * Read what an address says; one that is malformed, as it is.
 * @param {string} address
 */
const decode = address => {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** @param {string} address */
const wordsOf = address => decode(address).slice(0, LONGEST).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** @param {string} word */
const pairsOf = word => [...word].map((_, at) => word.slice(at, at + 2)).filter(pair => pair.length > 1 || word.length < 2)

/**
 * Say how alike two addresses are, from 0 to 1: pairs of letters that they share (Dice 1945), word by word.
 * @param {string} one
 * @param {string} other
 */
export const similarity = (one, other) => {
  const ours = wordsOf(one).flatMap(pairsOf), theirs = wordsOf(other).flatMap(pairsOf)
  const left = [...theirs]
  const shared = ours.filter(pair => left.includes(pair) && left.splice(left.indexOf(pair), 1)).length
  return 2 * shared / (ours.length + theirs.length || 1)
}
