import { defineConfig } from "vite";

/** The server and the command line are one bundle of chunks; packages stay in node_modules, SQL and CSS are inlined as text. */
export default defineConfig({
  build: {
    ssr: true,
    target: "node22",
    outDir: "dist",
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { main: "src/main.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});
