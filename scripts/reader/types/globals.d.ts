import type { prepareAnswering } from "../search/answering.js"
import type { prepareAsking } from "../search/asking.js"
import type { Seam } from "../search/seam.js"
import type { Archive } from "./archive.js"
import type { Cut } from "./directory.js"

// What scripts that are loaded one after another leave for each other.
declare global {
  var colloquySeam: Seam
  var colloquyIndex: Archive | Cut
  var colloquyPiece: (name: string, body: string) => void
  var colloquyAnswering: typeof prepareAnswering
  var colloquyAsking: typeof prepareAsking

  interface HTMLElement {
    /** As in the standard since 2025: what opens a popover gets the focus back. */
    showPopover(options: { source: HTMLElement }): void
  }

  /** There in a worker only. */
  function importScripts(...addresses: string[]): void
}
