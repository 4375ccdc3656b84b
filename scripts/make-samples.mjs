// Writes the demo city's documents into samples/ from test/layouts/demo-city: run it after a change of the content or of a form.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Encoding from "encoding-japanese";
import { runnerImport } from "vite";
import { root } from "./toolchain.mjs";

const { module } = await runnerImport(join(root, "test", "layouts", "demo-city", "samples.ts"));
const documents = module.samples();
const folder = join(root, "samples");
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (name !== "README.md") rmSync(join(folder, name));

for (const { file, text, encoding } of documents) {
  const bytes = Encoding.convert(Encoding.stringToCode(text), { to: encoding, from: "UNICODE", bom: encoding === "UTF16" });
  writeFileSync(join(folder, file), Uint8Array.from(bytes));
}
writeFileSync(
  join(folder, "demo.json"),
  `${JSON.stringify({ municipality: "澄川市", documents: documents.map(({ file }) => file) }, null, 2)}\n`,
);
console.log(`${documents.length} documents`);
