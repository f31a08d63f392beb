import type { Field } from "../search/entries.js"
import type { Archive, Page } from "./archive.js"

/** What `search/<language>.js` has where the archive is large; scripts/colloquy/publishing/cutting.py makes it. */
export interface Cut {
  /** A `Directory`, packed. */
  directory: string
}

export interface Directory extends Pick<Archive, "language" | "tags" | "topics" | "variants" | "common"> {
  /** How many entries each interview has, in order of time. */
  counts: number[]
  /** The pages that follow, by kind; those of other languages are counted, too. */
  kinds: [Page["kind"], number][]
  /** Entries of an interview, and pages, in one piece. */
  block: number
  pageBlock: number
  /** By the bits of postings, which all languages share, the fields of this one; empty where only readers of others have one. */
  fields: (Field | "")[]
  /** How many different terms each field has. */
  averages: Partial<Record<Field, number>>
  /** By shelf: its mark, where each piece of postings begins, where each piece of words does. */
  shelves: [string, string[], string[]][]
  /** The mark of the texts of each part, which is so many interviews; that of the pages. */
  texts: string[]
  part: number
  pages: string
  /** Runs of interviews of one year. */
  years: [string, number][]
  /** By topic: its first exchange, then the distances between them. */
  gathered: Record<string, number[]>
}

/** A shared piece of texts: by language, entries of one interview, without other editions. */
export type SharedTexts = Record<string, Texts>

/** A piece of texts: entries of one interview, or pages. */
export type Texts = Pick<Archive, "interviews" | "people" | "pages">
