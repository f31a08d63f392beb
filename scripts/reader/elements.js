// Elements that a page must have: finding one that is missing or of another kind is a mistake in its template.

/**
 * Find an element.
 * @template {Element} E
 * @param {string} selector
 * @param {new () => E} kind
 * @param {ParentNode} [within]
 */
export const find = (selector, kind, within = document) => {
  const element = within.querySelector(selector)
  if (!(element instanceof kind)) throw new Error(`no ${kind.name} ${selector}`)
  return element
}

/**
 * Find the closest element around what an event happened to.
 * @template {Element} E
 * @param {Event} event
 * @param {string} selector
 * @param {new () => E} kind
 */
export const closest = ({ target }, selector, kind) => {
  const element = target instanceof Element ? target.closest(selector) : null
  return element instanceof kind ? element : null
}

/**
 * Read the JSON that an element holds.
 * @param {string} id
 * @returns {unknown}
 */
export const readJson = id => JSON.parse(find(`#${id}`, HTMLElement).textContent ?? "")

/** Give the address of the site, from the theme's settings. */
export const siteAddress = () => new URL(/** @type {{ base: string }} */ (readJson("__config")).base, location.href)

/**
 * In a folder there is no server to find the page of an address that ends in a slash.
 * @param {URL | HTMLAnchorElement} link
 */
export const nameIndex = link => {
  if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
}
