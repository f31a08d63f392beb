import type { prepareAnswering } from "../search/answering.js"
import type { Seam } from "../search/seam.js"
import type { Archive } from "./archive.js"

// What scripts that are loaded one after another leave for each other.
declare global {
  var colloquySeam: Seam
  var colloquyIndex: Archive
  var colloquyAnswering: typeof prepareAnswering

  interface HTMLElement {
    /** As in the standard since 2025: what opens a popover gets the focus back. */
    showPopover(options: { source: HTMLElement }): void
  }

  /** There in a worker only. */
  function importScripts(...addresses: string[]): void
}
