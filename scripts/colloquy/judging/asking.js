// Asks the search of a site what the page lists, and writes what it found; run in a page from a folder.

const { search, language, queries } = JSON.parse(document.getElementById("asked").textContent)

const load = path => new Promise((resolve, reject) => {
  const element = document.createElement("script")
  element.src = `${search}/${path}`
  element.onload = resolve
  element.onerror = () => reject(new Error(element.src))
  document.head.append(element)
})

const arrived = new Map()
self.colloquyPiece = (name, build, body) => arrived.set(name, { name, build, body })

const fetchPiece = async name => {
  await load(`../../search/${name.startsWith("x") ? "texts" : language}/${name}.js`)
  return arrived.get(name)
}

const ask = async () => {
  await load("engine.js")
  const answer = colloquyAnswering(async () => {
    await load(`../../search/${language}.js`)
    return colloquyIndex
  }, async cut => {
    await load("large.js")
    return colloquyAsking(cut, fetchPiece)
  })
  const answers = []
  for (const query of queries) {
    const { items, whole } = await answer({ query, within: {} })
    answers.push({ places: items.map(([{ location }]) => location), whole })
  }
  return answers
}

ask().catch(String).then(answers => {
  const found = document.createElement("pre")
  found.id = "found"
  found.textContent = JSON.stringify(answers)
  document.body.append(found)
})
