// Lending: an exchange is also found, weakly, by what the pages of its topics say, and of the terms that stand in it.

self.colloquyLending = (entries, archive, saying) => {
  const P = self.colloquyParameters
  const gathered = new Map() // by page: its exchanges

  const about = ({ id, kind, topic, title }) => {
    if (!gathered.has(id)) {
      const forms = archive.equivalents.find(({ forms }) => forms.includes(title))?.forms ?? [title]
      gathered.set(id, kind === "topic" ? entries.filter(({ topics }) => topics.includes(topic)) : new Set(forms.flatMap(saying)))
    }
    return gathered.get(id)
  }

  const rate = ({ id }) => P.lent[entries[id].kind]

  /** Give by exchange what it borrows: {score, units}, of hits that tell how well they meet which units, best first. */
  return hits => {
    const lent = new Map()
    for (const hit of hits.filter(rate).slice(0, P.lenders)) {
      const { score, reach } = rate(hit)
      for (const exchange of about(entries[hit.id])) {
        if (!lent.has(exchange)) lent.set(exchange, { score: 0, units: new Map() })
        const loan = lent.get(exchange)
        loan.score += score * hit.score
        for (const unit of hit.units.keys()) loan.units.set(unit, Math.max(loan.units.get(unit) ?? 0, reach))
      }
    }
    return lent
  }
}
