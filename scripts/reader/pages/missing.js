// On the page for missing ones: the pages whose addresses are most like the one that was asked for.

import { siteAddress } from "../elements.js"
import { similarity } from "./similarity.js"

/** Read the paths of all pages from the sitemap; in a folder there is none. */
const listPaths = async () => {
  if (location.protocol === "file:") return []
  const base = siteAddress()
  const answer = await fetch(new URL("sitemap.xml", base)).catch(() => null)
  if (!answer?.ok) return []
  const sitemap = new DOMParser().parseFromString(await answer.text(), "text/xml")
  const addresses = [...sitemap.querySelectorAll("loc")].map(loc => loc.textContent ?? "")
  const root = new URL(addresses[0] ?? base)
  return addresses.map(address => new URL(address).pathname.slice(root.pathname.length - 1))
}

/**
 * Offer the pages of a list's own language that are near.
 * @param {HTMLElement} list
 * @param {string} asked
 * @param {string[]} paths
 */
const offer = (list, asked, paths) => {
  const { nearest = "", others = "" } = list.dataset
  const elsewhere = others.split(" ").filter(Boolean)
  const near = paths.filter(path => path.startsWith(nearest) && !elsewhere.some(other => path.startsWith(other)))
    .map(path => ({ path, share: similarity(asked, path) })).filter(({ share }) => share > 0.35)
    .sort((one, other) => other.share - one.share)
  for (const { path } of near.slice(0, 3)) {
    const link = document.createElement("a"), entry = document.createElement("li")
    link.href = new URL(path.slice(1), siteAddress()).href
    link.textContent = path
    entry.append(link)
    list.append(entry)
  }
  const heading = list.previousElementSibling
  if (heading instanceof HTMLElement) heading.hidden = !list.children.length
}

const paths = listPaths()
const asked = location.pathname.slice(siteAddress().pathname.length - 1)
paths.then(all => {
  if (!all.length) return
  for (const list of document.querySelectorAll("ul[data-nearest]")) if (list instanceof HTMLElement) offer(list, asked, all)
})
