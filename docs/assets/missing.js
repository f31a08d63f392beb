// On the page that stands for missing ones: the pages whose addresses are most like the one that was asked for.

(async () => {
  const lists = document.querySelectorAll("ul[data-nearest]")
  const base = new URL(JSON.parse(document.getElementById("__config").textContent).base, location)
  if (location.protocol === "file:") return // in a folder there is no sitemap
  const answer = await fetch(new URL("sitemap.xml", base)).catch(() => null)
  if (!answer?.ok) return
  const sitemap = new DOMParser().parseFromString(await answer.text(), "text/xml")
  const root = new URL(sitemap.querySelector("loc")?.textContent ?? base)
  const words = address => decodeURIComponent(address).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const pairs = word => [...word].map((_, at) => word.slice(at, at + 2)).filter(pair => pair.length > 1 || word.length < 2)

  /** How alike two addresses are, from 0 to 1: pairs of letters that they share (Dice 1945), word by word. */
  const alike = (one, other) => {
    const ours = words(one).flatMap(pairs), theirs = words(other).flatMap(pairs)
    const left = [...theirs]
    const shared = ours.filter(pair => left.includes(pair) && left.splice(left.indexOf(pair), 1)).length
    return 2 * shared / (ours.length + theirs.length || 1)
  }

  const asked = location.pathname.slice(base.pathname.length - 1)
  const paths = [...sitemap.querySelectorAll("loc")].map(each => new URL(each.textContent).pathname.slice(root.pathname.length - 1))
  for (const list of lists) {
    const own = paths.filter(path => path.startsWith(list.dataset.nearest) && !list.dataset.others.split(" ").some(
      other => other && path.startsWith(other)))
    const near = own.map(path => [alike(asked, path), path]).filter(([share]) => share > 0.35).sort((one, other) => other[0] - one[0])
    for (const [, path] of near.slice(0, 3)) {
      const link = document.createElement("a"), item = document.createElement("li")
      link.href = new URL(path.slice(1), base)
      link.textContent = path
      item.append(link)
      list.append(item)
    }
    list.previousElementSibling.hidden = !list.children.length
  }
})()
