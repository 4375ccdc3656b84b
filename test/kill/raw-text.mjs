import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

// Node runs the sources as they are, but for the SQL that Vite inlines: import sql from "./0001_documents.sql?raw".
registerHooks({
  load(url, context, next) {
    if (!url.endsWith("?raw")) return next(url, context);
    return { format: "module", source: `export default ${JSON.stringify(readFileSync(fileURLToPath(url), "utf8"))}`, shortCircuit: true };
  },
});
