/** The index of one language, as the build writes it to `search/<language>.js`; scripts/colloquy/searching/ makes it. */
export interface Archive {
  language: string
  /** By the code of a language, the tag that pages carry. */
  tags: Record<string, string>
  /** All names of a person, the page's own first. */
  people: Record<string, string[]>
  /** All titles of a topic, the page's own first. */
  topics: Record<string, string[]>
  interviews: Interview[]
  pages: Page[]
  equivalents: Equivalents[]
  /** A Traditional or variant character, and the one that the archive prints. */
  variants: [string, string][]
  /**
   * What is too common to be asked for alone; `singles` are words of one character. If there are none (as in a large
   * archive, which has nearly every pair), no word of one character is read by itself. To lack a
   * `usual` word says less than to lack another one.
   */
  common: { words: string[]; characters: string; phrases?: string[]; singles?: string; usual?: string[] }
}

export interface Interview {
  id: string
  at: string
  title: string
  publisher: string
  year: string
  entries: Columns
}

/** The entries of an interview, as columns of one length; the first is what comes before and after its exchanges. */
export interface Columns {
  at: string[]
  title: string[]
  question: string[]
  answer: string[]
  who: string[][]
  topics: string[][]
  about: string[]
  labels?: (string | null)[]
  language?: (string | null)[]
  others?: Record<string, EditionColumns>
}

export interface EditionColumns {
  title: (string | null)[]
  question: (string | null)[]
  answer: (string | null)[]
}

/** A topic, a person, a term, or a section of a page that was written by hand. */
export interface Page {
  kind: "topic" | "person" | "term" | "page"
  at: string
  title: string
  text: string
  labels?: string
  others: Record<string, Edition>
}

/** What an entry says in one language: plain text, one passage a line. */
export interface Edition {
  title?: string
  question?: string
  answer?: string
}

/** Words that replace each other: the forms of a term or a name, or what another region calls it. */
export interface Equivalents {
  forms: string[]
  weight: "term" | "regional"
}
