/// <reference types="vitest/config" />
import { build, type Plugin } from "vite";

const SUFFIX = "?island";

/** `import script from "./x.ts?island"`: the text of a script for the browser, made of x.ts and what it imports. In the build and in tests alike. */
export function islands(): Plugin {
  return {
    name: "islands",
    enforce: "pre",
    // An island is made of other files than its own: Vitest must not take it from its cache by the content of one.
    configureVitest({ defineCacheKeyGenerator }) {
      defineCacheKeyGenerator(({ id }) => (id.endsWith(SUFFIX) ? false : null));
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const entry = id.slice(0, -SUFFIX.length);
      const built = await build({
        configFile: false,
        logLevel: "error",
        build: { write: false, target: "es2023", modulePreload: false, rolldownOptions: { input: entry, output: { format: "es" } } },
      });
      const [bundle] = Array.isArray(built) ? built : "output" in built ? [built] : [];
      const chunk = bundle?.output.find((output) => output.type === "chunk");
      if (!chunk) throw new Error(`${entry} makes no script`);
      for (const module of chunk.moduleIds) this.addWatchFile(module);
      return `export default ${JSON.stringify(chunk.code)};`;
    },
  };
}
