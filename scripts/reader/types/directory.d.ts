import type { Archive, Page } from "./archive.js"

/** What `search/<language>.js` has where the archive is large; scripts/colloquy/publishing/cutting.py makes it. */
export interface Cut {
  /** A `Directory`, packed. */
  directory: string
}

export interface Directory extends Pick<Archive, "language" | "tags" | "topics" | "variants" | "common"> {
  /** How many entries each interview has, in order of time. */
  counts: number[]
  /** The pages that follow, by kind. */
  kinds: [Page["kind"], number][]
  /** Entries of an interview, and pages, in one piece. */
  block: number
  pageBlock: number
  /** How many different terms each field has, in the order of their bits. */
  averages: number[]
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
