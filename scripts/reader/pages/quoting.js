// Quote, cite, correct: a passage's number opens a menu that copies, and so do selected words. Without this script,
// a number is a link.

import "./menu.js"
import "./selection.js"

// A browser that does not know text fragments takes them for a part of the anchor.
if (location.hash.includes(":~:")) location.replace(location.hash.split(":~:")[0])
