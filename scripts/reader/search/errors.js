// Errors of typing.

/**
 * Say whether two words differ by so many errors at most: a letter missing, added, wrong, or changed with the next.
 * @param {string} one
 * @param {string} other
 * @param {number} errors
 * @returns {boolean}
 */
export const differByAtMost = (one, other, errors) => {
  if (Math.abs(one.length - other.length) > errors) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const left = one.slice(at), right = other.slice(at)
  if (left === right) return true
  if (!errors) return false
  const swapped = left[0] === right[1] && left[1] === right[0]
  return differByAtMost(left.slice(1), right, errors - 1) || differByAtMost(left, right.slice(1), errors - 1)
    || differByAtMost(left.slice(1), right.slice(1), errors - 1) || swapped && differByAtMost(left.slice(2), right.slice(2), errors - 1)
}
