// How alike addresses are.

/** @param {string} address */
const wordsOf = address => decodeURIComponent(address).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

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
