import type { Kind } from "../search/entries.js"

/** What the page asks its worker. */
export interface Question {
  query: string
  within: Within
  /** Results that are wanted at most. */
  most?: number
  /** Whether it is wanted, too, what of them is in questions and what in answers, and who speaks there. */
  parts?: boolean
}

/** What narrows a search: the filters of the panel. */
export interface Within {
  interview?: string
  person?: string
  topic?: string
  year?: string
  part?: string
}

/** What the worker answers; the theme's list takes its `items`. */
export type Answer = Results | Silence | Failure

export interface Results {
  items: [Result][]
  total: number
  /** Whether a result has all words of the query. */
  whole: boolean
  found: Record<"interviews" | "people" | "topics" | "years", Count[]> & { parts?: Count[] }
  /** Whether interviews and people are listed only so far as the results that are shown name them. */
  partial: boolean
  /** Milliseconds. */
  took: number
}

/** The answer where nothing was asked. */
export interface Silence {
  items: [Result][]
  empty: true
}

export interface Failure {
  items: [Result][]
  failure: string
}

/** An interview, a person, a topic, a year or a part: its id, its title, and how many results it has. */
export type Count = [id: string, title: string, number: number]

/** Parts of a text, by turns not marked and marked. */
export type Parts = string[]

/** What a result shows of an entry. */
export interface Excerpt {
  heading: Parts
  parts: Parts
  /** The passage of another language, where that one answers better. */
  other: { language: string; parts: Parts } | null
  part: "question" | "answer"
  /** Words as the page writes them. */
  marked: string[]
}

export interface Result extends Excerpt {
  location: string
  title: string
  text: string
  score: number
  /** The theme reads it; ours has nothing to say there. */
  terms: Record<string, boolean>
  kind: Kind
  interview?: string
  who: (string | undefined)[]
  where?: string
  publisher?: string
  year?: string
  /** The language of the text, where it is not the page's. */
  tag?: string
  /** Words of the query that are not in the text. */
  missing: string[]
}
