// What only the archives need whose index is in pieces; loaded by the first query of one.

import { prepareAsking } from "./asking.js"

self.colloquyAsking = prepareAsking
