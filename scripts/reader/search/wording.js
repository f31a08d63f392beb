// The panel's words, in the page's language.

import { readJson } from "../elements.js"

const words = /** @type {Record<string, string>} */ (readJson("colloquy-search-words"))

/**
 * Give a text with its fields filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [fields]
 */
export const say = (key, fields = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => String(fields[name]))
