import { sumOf } from "../site-file.ts";
import source from "./page/search-page.ts?island";

/** No module: a browser loads none from a disk. */
const text = `(()=>{${source}})()`;

/** The script of the search page. */
export const SEARCH_SCRIPT = { path: `assets/search-${sumOf(text).slice(0, 12)}.js`, text } as const;
