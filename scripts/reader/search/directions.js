// Directions: which way words are written, by their language.

// Scripts that are written from right to left today; scripts/colloquy/text/directions.py has the same ones.
const FROM_THE_RIGHT = new Set("Adlm Arab Aran Hebr Mand Nkoo Rohg Samr Syrc Thaa Yezi".split(" "))

/**
 * Give what says the language of words, and how they are written: as that is, or as they begin.
 * @param {string} [tag]
 */
export const inLanguage = tag => {
  if (!tag) return { dir: "auto" }
  const { script = "" } = new Intl.Locale(tag).maximize()
  return { lang: tag, dir: FROM_THE_RIGHT.has(script) ? "rtl" : "ltr" }
}
