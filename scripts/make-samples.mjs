// Writes the demo city's documents into samples/ from test/layouts/demo-city, in every format: run it after a change of the content or of a form.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Encoding from "encoding-japanese";
import { chromium } from "playwright-core";
import { runnerImport } from "vite";
import { chromium as findChromium } from "./chromium.mjs";
import { root } from "./toolchain.mjs";

const load = async (...path) => (await runnerImport(join(root, "test", "layouts", ...path))).module;
const { samples } = await load("demo-city", "samples.ts");
const { FILES } = await load("demo-city", "sample-files.ts");
const documents = samples();
const folder = join(root, "samples");
const kept = new Set(["README.md", ...Object.keys(FILES)]);
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name));

for (const { file, text, encoding } of documents) {
  const bytes = Encoding.convert(Encoding.stringToCode(text), { to: encoding, from: "UNICODE", bom: encoding === "UTF16" });
  writeFileSync(join(folder, file), Uint8Array.from(bytes));
}
writeFileSync(
  join(folder, "demo.json"),
  `${JSON.stringify({ municipality: "澄川市", documents: documents.map(({ file }) => file) }, null, 2)}\n`,
);

const browser = await chromium.launch({ executablePath: findChromium(), args: ["--headless", "--no-sandbox", "--disable-gpu"] });
for (const [name, { extension, write }] of Object.entries(FILES)) {
  rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(join(folder, name));
  for (const document of documents)
    writeFileSync(join(folder, name, document.file.replace(/[a-z]+$/u, extension)), await write(document, browser));
}
await browser.close();
console.log(`${documents.length} documents as text, and as ${Object.keys(FILES).join(", ")}`);
