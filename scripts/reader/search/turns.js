// Turns: questions to the engine one at a time. While an answer is awaited, only the newest question waits.

import { start } from "./loading.js"

/** @import { Answer, Question } from "../types/messages.js" */
/** @import { Ask } from "./loading.js" */

/** Prepare asking; the first question loads the engine, and one after a failure loads it again. */
export const prepareTurns = () => {
  /** @type {Ask | undefined} */
  let engine
  /** @type {Promise<unknown>} */
  let before = Promise.resolve()
  let newest = 0

  /** @param {Question} question @returns {Promise<Answer>} */
  const answer = async question => {
    try {
      const given = await (engine ??= await start())(question)
      if ("failure" in given) engine = undefined
      return given
    } catch (failure) {
      engine = undefined
      return { items: [], failure: String(failure) }
    }
  }

  /**
   * Answer a question, or nothing if another one came meanwhile.
   * @param {Question} question
   * @returns {Promise<Answer | undefined>}
   */
  return question => {
    const number = ++newest
    const answered = before.then(() => number === newest ? answer(question) : undefined)
    before = answered
    return answered
  }
}
