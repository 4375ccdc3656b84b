import type { IndexSource } from "../find-entries.ts";
import type { SearchHead, SearchShard, SearchTexts } from "../search-index.ts";

declare global {
  /** What a file of the index calls with what it holds. */
  var shirubeSearch: ((name: string, data: unknown) => void) | undefined;
}

/**
 * The index in the folder, read file by file as it is needed, each once.
 *
 * @throws where its head cannot be read.
 */
export async function loadIndex(folder: string): Promise<IndexSource> {
  const given = new Map<string, unknown>();
  globalThis.shirubeSearch = (name, data) => given.set(name, data);
  const loading = new Map<string, Promise<unknown>>();
  const load = (name: string, edition: string): Promise<unknown> => {
    const known = loading.get(name);
    if (known) return known;
    const loaded = new Promise<unknown>((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${folder}/${name}.js${edition === "" ? "" : `?${edition}`}`;
      script.onload = () => resolve(given.get(name));
      script.onerror = () => {
        // It may be there when it is asked for again.
        loading.delete(name);
        reject(new Error(name));
      };
      document.head.append(script);
    });
    loading.set(name, loaded);
    return loaded;
  };
  const head = (await load("head", "")) as SearchHead;
  return {
    head,
    shard: (number) => load(`pairs/${number}`, head.edition) as Promise<SearchShard>,
    texts: (number) => load(`texts/${number}`, head.edition) as Promise<SearchTexts>,
  };
}
