// Lending: an exchange is also found, weakly, by what the pages of its topics say, and of the terms that are in it.

import { LENDERS, LENT } from "./parameters.js"

/** @import { Archive } from "../types/archive.js" */
/** @import { Entry } from "./entries.js" */
/** @import { Reach } from "./meeting.js" */

/**
 * What an exchange borrows: a score, and how well that meets which units.
 * @typedef {{ score: number, reach: Reach }} Loan
 */

/**
 * Prepare the lending between entries; `saying` finds the exchanges that use a form of a term.
 * @param {Entry[]} entries
 * @param {Pick<Archive, "equivalents">} archive
 * @param {(topic: string) => Entry[]} gatheredBy gives the exchanges of a topic
 * @param {(form: string) => Entry[]} saying
 */
export const prepareLending = (entries, { equivalents }, gatheredBy, saying) => {
  /** By page: its exchanges. @type {Map<number, Set<Entry>>} */
  const gathered = new Map()

  /** @param {Entry} page */
  const gather = ({ kind, topic, title }) => {
    if (kind === "topic") return gatheredBy(topic ?? "")
    const forms = equivalents.find(group => group.forms.includes(title))?.forms ?? [title]
    return forms.flatMap(saying)
  }

  /** @param {Entry} page */
  const about = page => {
    const known = gathered.get(page.id) ?? new Set(gather(page))
    gathered.set(page.id, known)
    return known
  }

  /**
   * Give by exchange what it borrows from hits, the best of which come first.
   * @param {{ id: number, score: number, reach: Reach }[]} hits
   */
  return hits => {
    /** @type {Map<Entry, Loan>} */
    const lent = new Map()
    let lenders = 0
    for (const hit of hits) {
      const page = entries[hit.id], rate = LENT[page.kind]
      if (!rate) continue
      if (++lenders > LENDERS) break
      for (const exchange of about(page)) {
        const loan = lent.get(exchange) ?? { score: 0, reach: new Map() }
        lent.set(exchange, loan)
        loan.score += rate.score * hit.score
        for (const unit of hit.reach.keys()) loan.reach.set(unit, Math.max(loan.reach.get(unit) ?? 0, rate.reach))
      }
    }
    return lent
  }
}
