// Entries: what can be found, one by one, out of the index file.

/** @import { Archive, Columns, Edition } from "../types/archive.js" */

/** @typedef {"exchange" | "interview" | "topic" | "person" | "term" | "page"} Kind */
/** @typedef {"title" | "question" | "answer" | "otherTitle" | "otherQuestion" | "otherAnswer" | "about" | "labels" | "who"} Field */

/**
 * What can be found: an exchange, the rest of an interview, or a page.
 * @typedef {object} Entry
 * @property {number} id
 * @property {Kind} kind
 * @property {number} number of the exchange in its interview; infinite for all else
 * @property {string} location
 * @property {string} title
 * @property {Partial<Record<Field, string>>} texts
 * @property {Record<string, Edition>} editions in other languages
 * @property {string[]} topics
 * @property {(string | undefined)[]} who
 * @property {string[]} [people] who speaks, by their ids
 * @property {string} [interview]
 * @property {string} [where]
 * @property {string} [publisher]
 * @property {string} [year]
 * @property {string} [language] of its text, where that is not the page's
 * @property {string} [topic] whose page it is
 */

/**
 * Join what the other editions say.
 * @param {Record<string, Edition>} editions
 * @param {keyof Edition} key
 */
const joined = (editions, key) => Object.values(editions).map(edition => edition[key] ?? "").join("\n")

/**
 * Read the other editions of one entry; one without a title says nothing.
 * @param {Columns} columns
 * @param {number} index
 * @returns {Record<string, Edition>}
 */
const editionsAt = ({ others = {} }, index) => {
  /** @type {Record<string, Edition>} */
  const editions = {}
  for (const [code, { title, question, answer }] of Object.entries(others)) {
    if (!title[index]) continue
    editions[code] = { title: title[index], question: question[index] ?? "", answer: answer[index] ?? "" }
  }
  return editions
}

/**
 * List all entries of an index, or of a part of it.
 * @param {Pick<Archive, "interviews" | "people" | "pages">} archive
 * @returns {Entry[]}
 */
export const listEntries = archive => {
  /** @type {Entry[]} */
  const entries = []
  const people = (/** @type {string} */ id) => archive.people[id] ?? []

  for (const { id, title: where, at: start, publisher, year, entries: columns } of archive.interviews) {
    columns.at.forEach((at, index) => {
      const title = columns.title[index], who = columns.who[index], editions = editionsAt(columns, index)
      entries.push({
        id: entries.length, kind: at ? "exchange" : "interview", number: Number(at.slice(2)), location: start + at,
        title, editions, interview: id, where, publisher, year,
        topics: columns.topics[index], people: who, who: who.map(person => people(person)[0]),
        language: columns.language?.[index] ?? undefined,
        texts: {
          title, question: columns.question[index], answer: columns.answer[index],
          otherTitle: joined(editions, "title"), otherQuestion: joined(editions, "question"), otherAnswer: joined(editions, "answer"),
          about: columns.about[index], labels: columns.labels?.[index] ?? undefined,
          who: `${who.flatMap(people).join(" ")} ${where} ${publisher} ${year}`,
        },
      })
    })
  }
  for (const { kind, at, title, text, labels, others: editions } of archive.pages) {
    entries.push({
      id: entries.length, kind, number: Infinity, location: at, title, editions, topics: [], who: [],
      topic: kind === "topic" ? at.split("/").at(-2) : undefined,
      texts: { title, answer: text, otherTitle: joined(editions, "title"), otherAnswer: joined(editions, "answer"), labels },
    })
  }
  return entries
}
