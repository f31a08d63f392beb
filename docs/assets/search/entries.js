// Entries: what can be found, one by one, out of the index file. See scripts/colloquy/searching/ for its form.

self.colloquyEntries = archive => {
  const entries = []
  const add = entry => entries.push({ id: entries.length, number: Infinity, topics: [], who: [], ...entry })
  const people = id => archive.people[id] ?? []
  const others = (editions, key) => Object.values(editions ?? {}).map(edition => edition[key] ?? "").join("\n")

  const row = ({ others: editions = {}, ...columns }, index) => ({
    ...Object.fromEntries(Object.keys(columns).map(key => [key, columns[key][index] ?? undefined])),
    others: Object.fromEntries(Object.keys(editions).map(code => [code, row(editions[code], index)]).filter(([, each]) => each.title)),
  })

  for (const interview of archive.interviews) {
    const { id, title, at, publisher, year } = interview
    const where = `${title} ${publisher} ${year}`
    for (const index of interview.entries.at.keys()) {
      const each = row(interview.entries, index)
      const kind = each.at ? "exchange" : "interview"
      const names = each.who.flatMap(people).join(" ")
      add({
        kind, number: Number(each.at.slice(2)), interview: id, location: at + each.at, title: each.title, where: title, publisher, year,
        language: each.language, who: each.who.map(person => people(person)[0]), topics: each.topics,
        editions: each.others,
        texts: {
          title: each.title, question: each.question, answer: each.answer,
          otherTitle: others(each.others, "title"), otherQuestion: others(each.others, "question"),
          otherAnswer: others(each.others, "answer"),
          about: each.about, labels: each.labels, who: `${names} ${where}`,
        },
      })
    }
  }
  for (const { kind, at, title, text, labels, others: editions } of archive.pages) {
    const texts = { title, answer: text, otherTitle: others(editions, "title"), otherAnswer: others(editions, "answer"), labels }
    add({ kind, location: at, title, editions, texts, topic: kind === "topic" && at.split("/").at(-2) })
  }
  return entries
}
