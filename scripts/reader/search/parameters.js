// All that ranking can be tuned by. `make search-quality` says what a change does to all queries at once.

/** @import { Field, Kind } from "./entries.js" */

// How much a word counts by where it is: in the reader's edition, in another one, in the archive's own words.
/** @type {Record<Field, number>} */
export const FIELDS = {
  title: 4, question: 2.2, answer: 1,
  otherTitle: 1.5, otherQuestion: 1, otherAnswer: 0.5,
  about: 0.4, labels: 2, who: 0.4,
}

// BM25+: how soon repetition stops to count, how much long texts pay for their length, the least a match is worth.
export const BM25 = { k: 1.5, b: 0.5, d: 0.3 }

// How well a word is met that is only in what the topics say of an exchange.
/** @type {Partial<Record<Field, number>>} */
export const REACH = { about: 0.7 }

// What the page of a topic is found by, its exchanges are found by too; and the page of a term, those that use it:
// how much of its score they get, and how well they meet its words. So many pages lend at most.
/** @type {Partial<Record<Kind, { score: number, reach: number }>>} */
export const LENT = { topic: { score: 0.2, reach: 0.5 }, term: { score: 0.025, reach: 0.3 } }
export const LENDERS = 20

// How much is added where the whole query is there word for word; and where neighbors are together.
export const PHRASE = 2
export const TOGETHER = 0.9

// How much is added where a query of more words than that is made of an entry's keywords, each of them complete.
export const KEYWORDS = { score: 0.5, above: 2 }

// What may replace a word counts less than the word itself.
export const WEIGHTS = { prefix: 0.7, kin: 0.6, error: 0.6, spaced: 0.9, term: 0.7, regional: 0.9 }

// A query of more words is a question in the reader's own words, and no word of it is a condition.
export const STRICT = 3

// Where nothing has all the words: how steeply the share of words found counts, in a short query and in a question;
// how much words count in it that say nothing, and those that are usual whatever one talks about; the share from which
// an exchange comes before pages, and the share of the best below which nothing is given.
export const COVERAGE = { short: 2, question: 3 }
export const COMMONNESS = 0.25
export const USUALNESS = 0.5
export const ENOUGH = 0.3
export const LEAST = 0.15

// How well the last word of a query is met by one that only begins with it, if it is a word by itself.
export const BEGUN = 0.5

// How long a root is at least.
export const ROOT = 4

// How many errors are let pass, in words of which length.
export const ERRORS = [{ errors: 1, length: 5 }, { errors: 2, length: 8 }]

// How many pairs of characters a Chinese term has at least that may have an error.
export const LONG = 3

// The share of a query from which its words are not taken for errors of typing.
export const SURE = 0.8

// Exchanges come before the pages that lead to them.
/** @type {Record<Kind, number>} */
export const KINDS = { exchange: 1, interview: 0.3, topic: 0.1, person: 0.05, term: 0.02, page: 0.03 }

// Characters of a query that are read, words tried for one, results given, at first and at most; of so many hits the
// text is read again.
export const LONGEST = 300
export const EXPANSIONS = 24
export const RESULTS = 60
export const MOST_RESULTS = 20 * RESULTS

// Entries that a large archive's list of a common term has.
export const MOST = 8000

// A large archive's index: pieces of words, of postings and of texts that are fetched at most for the first query, which
// with the directory makes twelve requests, and for a later one; pieces of words looked through for one word;
// milliseconds after which a piece is late. On the page of results, one piece of texts more for so many results more, and
// so many people with their numbers.
export const FIRST = { words: 4, lists: 4, texts: 3 }
export const LATER = { words: 4, lists: 5, texts: 5 }
export const CLOSE = 2
export const PATIENCE = 20_000
export const A_PIECE = 5
export const PEOPLE = 8

// What terms begin with that are no words, but say to what an entry belongs.
export const MARK = "\u0001"
