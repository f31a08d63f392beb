// Answers the theme's queries, in a worker or, where there can be none, in the page. The first query loads the index
// of the language. The build joins all that is needed here into search/engine.js.

self.colloquyAnswering = (load, language, pause) => {
  let engine
  const ready = () => engine ??= begin().catch(failure => {
    engine = undefined // the next query tries again
    throw failure
  })
  async function begin() {
    await load([`../../search/${language}.js`])
    const made = await self.colloquyEngine(self.colloquyIndex, pause)
    return { ...made, excerpt: self.colloquyExcerpts(made.words, self.colloquyIndex.tags), archive: self.colloquyIndex }
  }

  /** Count in which interviews and topics there is something. */
  const counted = (hits, archive) => {
    const interviews = new Map(), topics = new Map()
    const count = (map, key) => map.set(key, (map.get(key) ?? 0) + 1)
    for (const { entry } of hits) {
      if (entry.interview) count(interviews, entry.interview)
      for (const topic of entry.topics) count(topics, topic)
    }
    const titles = new Map(archive.interviews.map(({ id, title, publisher, year }) => [id, `${title} (${publisher}, ${year})`]))
    const most = (map, name) => [...map].sort((one, other) => other[1] - one[1]).slice(0, 100)
      .map(([id, number]) => [id, name(id), number])
    return { interviews: most(interviews, id => titles.get(id)), topics: most(topics, id => archive.topics[id][0]) }
  }

  const escaped = text => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

  /** Answer a query by what the theme's list takes: {items: [[result]…]}; and by more, for ours. */
  return async (query, within = {}) => {
    const { find, excerpt, archive, parameters } = await ready()
    const start = performance.now()
    const { hits } = find(query, within)
    const kept = hits.filter(({ entry }) => (!within.interview || entry.interview === within.interview)
      && (!within.topic || entry.topics.includes(within.topic)))
    const items = kept.slice(0, parameters.results).map(hit => {
      const { entry, score } = hit
      const told = excerpt(entry, hit.terms)
      const { kind, who, where, publisher, year, location, language: tag } = entry
      const teaser = escaped(told.parts.join("")), title = escaped(entry.title)
      return [{ location, title, text: teaser, score, terms: {}, kind, who, where, publisher, year, tag, missing: hit.missing(), ...told }]
    })
    return {
      items, total: kept.length, whole: items.some(([{ missing }]) => !missing.length), found: counted(hits, archive),
      took: performance.now() - start,
    }
  }
}
