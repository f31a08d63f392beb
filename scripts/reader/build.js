// Writes the bundles into docs/assets/; run by `make javascript`.

import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { ASSETS, bundle } from "./bundle.js"

for (const [name, text] of await bundle()) writeFileSync(join(ASSETS, name), text)
