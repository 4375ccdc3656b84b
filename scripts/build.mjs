// npm run build, and after npm ci: dist/ from src/. An installation without the build tool keeps the dist/ that it was given.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build, root } from "./toolchain.mjs";

if (existsSync(join(root, "node_modules", "vite")) || !existsSync(join(root, "dist", "main.js"))) build();
