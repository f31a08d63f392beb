// Words: from any text to what is compared. The same for the texts and for queries, so that both meet.

self.colloquyWords = (stem, variants) => {
  // Chinese characters and Japanese kana stand without spaces; all else is divided by Unicode's letters and numbers.
  const HAN = "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}"
  const PIECES = new RegExp(`[${HAN}]+|(?:(?![${HAN}])[\\p{L}\\p{N}\\p{M}])+(?:['’](?:(?![${HAN}])[\\p{L}\\p{N}\\p{M}])+)*`, "gu")
  const IS_HAN = new RegExp(`^[${HAN}]`, "u")
  const LETTERS = { ß: "ss", ø: "o", æ: "ae", œ: "oe", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" }
  const characters = new Map()
  for (const [one, other] of variants) characters.set(one, other)
  const folded = new Map()
  const stems = new Map()

  /** Fold one Chinese character: compatibility forms and Traditional ones become the same. */
  const simple = character => {
    const plain = character >= "\uf900" || character < "\u3040" ? character.normalize("NFKC") : character
    return characters.get(plain) ?? plain
  }

  /** Fold a word: width, case, diacritics, apostrophes. */
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

  /** Give what a folded word has in common with its other forms. */
  const stemmed = word => {
    let known = stems.get(word)
    if (known === undefined) {
      known = /^[a-z]{4,}$/.test(word) ? stem(word) : word
      if (/^[^aeiouy]{3,}s$/.test(known)) known = known.slice(0, -1) // RNNs: the stemmer asks for a vowel
      stems.set(word, known)
    }
    return known
  }

  /** Divide a text into words and runs of characters, with where they stand: {text, start, end, han}. */
  const pieces = text => {
    const found = []
    for (const match of text.matchAll(PIECES)) {
      const raw = match[0], han = IS_HAN.test(raw)
      const word = han ? (raw.length > 1 ? Array.from(raw, simple).join("") : simple(raw)) : fold(raw)
      if (word) found.push({ text: word, start: match.index, end: match.index + raw.length, han })
    }
    return found
  }

  /** Divide a run of characters into overlapping pairs; its last one stands alone too. */
  const pairs = run => {
    const single = Array.from(run)
    return single.map((character, index) => character + (single[index + 1] ?? ""))
  }

  /** Give the terms under which pieces are found. */
  const terms = found => found.flatMap(piece => piece.han ? pairs(piece.text) : [stemmed(piece.text)])

  /** Write pieces as one string in which a phrase is found by comparing: words between blanks, characters without. */
  const flat = found => {
    let written = ""
    for (const piece of found) written += piece.han ? piece.text : (written.endsWith(" ") ? "" : " ") + stemmed(piece.text) + " "
    return written
  }

  return { fold, stemmed, pieces, pairs, terms, flat, vocabulary: folded }
}
