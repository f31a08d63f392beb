// Words: from any text to what is compared. The same for the texts and for queries, so that both meet.

import stem from "wink-porter2-stemmer"

/**
 * A word, or a run of characters that no space divides, folded; and its place in the text.
 * @typedef {{ text: string, start: number, end: number, han: boolean }} Piece
 */
/** @typedef {ReturnType<typeof prepareWords>} Words */

// Chinese characters and Japanese kana are written without spaces; all else is divided by Unicode's letters and numbers.
const HAN = "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}"
const PIECES = new RegExp(`[${HAN}]+|(?:(?![${HAN}])[\\p{L}\\p{N}\\p{M}])+(?:['’](?:(?![${HAN}])[\\p{L}\\p{N}\\p{M}])+)*`, "gu")
const IS_HAN = new RegExp(`^[${HAN}]`, "u")
/** @type {Record<string, string>} */
const LETTERS = { ß: "ss", ø: "o", æ: "ae", œ: "oe", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" }

/**
 * Divide a run of characters into overlapping pairs; its last one is alone too.
 * @param {string} run
 */
export const pairs = run => {
  const characters = Array.from(run)
  return characters.map((character, index) => character + (characters[index + 1] ?? ""))
}

/**
 * Divide a run of characters into overlapping pairs; one that is alone is a pair by itself.
 * @param {string} run
 */
export const inner = run => {
  const all = pairs(run)
  return all.length > 1 ? all.slice(0, -1) : all
}

/**
 * Prepare the reading of texts in which some characters are `variants` of others.
 * @param {[string, string][]} variants
 */
export const prepareWords = variants => {
  const plain = new Map(variants)
  /** @type {Map<string, string>} */
  const folded = new Map()
  /** @type {Map<string, string>} */
  const stems = new Map()

  /**
   * Fold one Chinese character: compatibility forms and Traditional ones become the same.
   * @param {string} character
   */
  const simple = character => {
    const usual = character >= "\uf900" || character < "\u3040" ? character.normalize("NFKC") : character
    return plain.get(usual) ?? usual
  }

  /**
   * Fold a word: width, case, diacritics, apostrophes.
   * @param {string} word
   */
  const fold = word => {
    let known = folded.get(word)
    if (known === undefined) {
      known = word.normalize("NFKC").toLowerCase().replace(/['’]s$/, "").replace(/['’]/g, "")
      known = known.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC")
      known = known.replace(/[ßøæœđðłþı]/g, letter => LETTERS[letter])
      folded.set(word, known)
    }
    return known
  }

  /**
   * Give what a folded word has in common with its other forms.
   * @param {string} word
   */
  const stemmed = word => {
    let known = stems.get(word)
    if (known === undefined) {
      known = /^[a-z]{4,}$/.test(word) ? stem(word) : word
      if (/^[^aeiouy]{3,}s$/.test(known)) known = known.slice(0, -1) // RNNs: the stemmer asks for a vowel
      stems.set(word, known)
    }
    return known
  }

  /**
   * Divide a text into words and runs of characters.
   * @param {string} text
   */
  const pieces = text => {
    /** @type {Piece[]} */
    const read = []
    for (const { 0: raw, index } of text.matchAll(PIECES)) {
      const han = IS_HAN.test(raw)
      const word = han ? (raw.length > 1 ? Array.from(raw, simple).join("") : simple(raw)) : fold(raw)
      if (word) read.push({ text: word, start: index, end: index + raw.length, han })
    }
    return read
  }

  /**
   * Give the terms under which pieces are found.
   * @param {Piece[]} read
   */
  const terms = read => read.flatMap(piece => piece.han ? pairs(piece.text) : [stemmed(piece.text)])

  /**
   * Write pieces as one string in which a phrase is found by comparing: words between blanks, characters without.
   * @param {Pick<Piece, "text" | "han">[]} read
   */
  const flat = read => {
    let written = ""
    for (const piece of read) written += piece.han ? piece.text : (written.endsWith(" ") ? "" : " ") + stemmed(piece.text) + " "
    return written
  }

  /**
   * Give the terms of a flat text; of a run of characters, its pairs.
   * @param {string} text
   */
  const termsOfFlat = text => text.match(PIECES)?.flatMap(piece => IS_HAN.test(piece) ? inner(piece) : [piece]) ?? []

  /** List every word that was read so far, folded. */
  const vocabulary = () => new Set(folded.values())

  return { stemmed, pieces, terms, flat, termsOfFlat, vocabulary }
}
