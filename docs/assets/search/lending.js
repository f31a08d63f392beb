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

  /** Give by exchange what it borrows: {score, units}, of hits that tell how well they meet which units. */
  return hits => {
    const lent = new Map()
    for (const { id, score, units } of hits) {
      const rate = P.lent[entries[id].kind]
      if (rate) for (const exchange of about(entries[id])) {
        if (!lent.has(exchange)) lent.set(exchange, { score: 0, units: new Map() })
        const loan = lent.get(exchange)
        loan.score += rate.score * score
        for (const unit of units.keys()) loan.units.set(unit, Math.max(loan.units.get(unit) ?? 0, rate.reach))
      }
    }
    return lent
  }
}
