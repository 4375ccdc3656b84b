import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { answerFile } from "./answer-file.ts";
import { type OpenFolder, openFolder } from "./open-folder.ts";

/** The sites that are served here, each from its folder. Nothing is asked of the record for what is asked of them. */
export interface PublicSites {
  /** True where citizens read something. */
  has(code: string): boolean;
  /** The site as it is served; null where none is. */
  find(code: string): OpenFolder | null;
  folderOf(code: string): string;
  codes(): readonly string[];
  /** Takes notice of what stands in a folder now. */
  reopen(code: string): Promise<void>;
  /** Serves a site no more. */
  drop(code: string): void;
  /** Answers an address under /{code}/public/; null where no site is served. `path` is what follows, as it is written. */
  answer(code: string, path: string, request: Request): Promise<Response | null>;
}

/** A folder is never called as a stranger says. */
const isCode = (text: string): boolean => /^\d{6}$/u.test(text);

/** Opens the sites that stand in a folder, each called by its municipality's code. */
export async function openSites(root: string): Promise<PublicSites> {
  const sites = new Map<string, OpenFolder>();
  const folderOf = (code: string) => join(root, code);
  const reopen = async (code: string) => {
    const opened = isCode(code) ? await openFolder(folderOf(code)) : null;
    if (opened === null) sites.delete(code);
    else sites.set(code, opened);
  };
  for (const name of await readdir(root).catch(() => [])) await reopen(name);
  return {
    has: (code) => typeof sites.get(code)?.manifest.publication === "number",
    find: (code) => sites.get(code) ?? null,
    folderOf,
    codes: () => [...sites.keys()],
    reopen,
    drop: (code) => void sites.delete(code),
    answer: async (code, path, request) => {
      const site = sites.get(code);
      if (site === undefined) return null;
      const answer = await answerFile(site, path, request);
      if (answer !== null) return answer;
      // Another process wrote the site anew, or somebody took files away.
      await reopen(code);
      const now = sites.get(code);
      return now === undefined ? null : answerFile(now, path, request);
    },
  };
}
