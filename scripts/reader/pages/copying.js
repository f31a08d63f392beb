// Copying, from the menu of a passage and from the bar of selected words.

import { find } from "../elements.js"

/** @typedef {ReturnType<typeof findPopover>} Popover */

/**
 * Find a popover that copies, with the parts that say how it went.
 * @param {string} selector
 */
export const findPopover = selector => {
  const element = find(selector, HTMLElement)
  return {
    element,
    quotation: find("[data-copy=quotation]", HTMLButtonElement, element),
    status: find(".told", HTMLElement, element),
    hand: find("textarea", HTMLTextAreaElement, element),
  }
}

/**
 * Forget how the last copying went.
 * @param {Popover} popover
 */
export const clear = ({ status, hand }) => {
  status.textContent = ""
  hand.hidden = true
}

/**
 * Say what the button that was pressed copies.
 * @param {Event} event
 */
export const wanted = ({ target }) => target instanceof HTMLElement ? target.dataset.copy : undefined

/**
 * Copy a text and say so; where the browser does not let us, offer it to be copied by hand.
 * @param {string} text
 * @param {Popover} popover
 * @param {DOMStringMap} words
 */
export const copy = async (text, { status, hand }, { copied = "", byHand = "" }) => {
  try {
    await navigator.clipboard.writeText(text)
    hand.hidden = true
    status.textContent = copied
  } catch {
    hand.hidden = false
    hand.value = text
    status.textContent = byHand
    hand.focus()
    hand.select()
  }
}
