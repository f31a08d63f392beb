// Groups: the results of a page, interview by interview, in the order of the best of each.

import { nameIndex, siteAddress } from "../elements.js"
import { inLanguage } from "./directions.js"
import { addressOf, make, marked, writePassages, writeSource } from "./results.js"
import { say } from "./wording.js"

/** @import { Result, Results } from "../types/messages.js" */

/** @param {Result} result */
const writeResult = result => {
  const { kind, who, heading, tag } = result
  const link = make("a", { href: addressOf(result), ...inLanguage(tag) }, ...marked(heading))
  const source = kind === "exchange" ? who.join(say("between")) : kind === "interview" ? "" : say(kind)
  return make("li", {}, make("h3", { class: "hit-title" }, link), ...(source ? [writeSource([source])] : []), ...writePassages(result))
}

/** @param {Result} result */
const writeHeading = ({ location, where = "", publisher, year }) => {
  const url = new URL(location.replace(/#.*$/, ""), siteAddress())
  nameIndex(url)
  return [make("a", { href: url.href, dir: "auto" }, where), ...[publisher, year].flatMap(text => text ? [make("span", { dir: "auto" }, text)] : [])]
}

/**
 * Write the results of each interview; other pages come last.
 * @param {Results} answer
 * @param {(interview: string) => string} addressWithin gives the address of the search in one interview
 */
export const writeGroups = ({ items, found }, addressWithin) => {
  /** @type {Map<string, Result[]>} */
  const groups = new Map()
  for (const [result] of items) {
    const { interview = "" } = result
    groups.set(interview, [...groups.get(interview) ?? [], result])
  }
  const ordered = [...groups].sort(([one], [other]) => Number(!one) - Number(!other)) // pages that lead to interviews
  return ordered.map(([interview, results]) => {
    const title = interview ? writeHeading(results[0]) : [say("elsewhere")]
    const section = make("section", { class: "group" }, make("h2", {}, ...title), make("ol", {}, ...results.map(writeResult)))
    const all = found.interviews.find(([id]) => id === interview)?.[2] ?? 0
    if (all > results.length) section.append(make("p", {}, make("a", { href: addressWithin(interview), "data-within": "" }, say("within", { number: all }))))
    return section
  })
}
