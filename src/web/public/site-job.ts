import type { Database } from "../../store/database.ts";
import { listNumbers } from "../../store/publication-store.ts";
import { publishDue } from "../../use-cases/publication/publish-due.ts";
import { withDocuments } from "./document/lay-documents.ts";
import { loadContent } from "./load-content.ts";
import type { PublicSites } from "./public-sites.ts";
import { writeInThread } from "./site-writer.ts";
import type { WrittenSite } from "./write-site.ts";

/** How far the site of a municipality is, in this process. */
export type SiteState =
  | { readonly kind: "rendering"; readonly made: number; readonly total: number }
  | { readonly kind: "rendered"; readonly publication: number | null; readonly at: Date; readonly written: WrittenSite }
  /** It is tried again a minute later. */
  | { readonly kind: "failed"; readonly at: Date };

/** What publishes what waited for its time, and renders what was published, for as long as the program serves. */
export interface SiteJob {
  /** Something was published or withdrawn. */
  wake(): void;
  /** Null where nothing was ever published. */
  stateOf(code: string): SiteState | null;
  /** Leaves what is being rendered as it is, and ends. */
  close(): Promise<void>;
}

export interface SiteJobOptions {
  readonly sites: PublicSites;
  readonly clock: () => Date;
  /** Told of every failure. */
  readonly report: (text: string) => void;
  /** The program of the thread that makes a site; see writeInThread. */
  readonly entry?: string;
  /** It looks again after so long. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 60_000;

export function startSiteJob(db: Database, { sites, clock, report, entry, pauseMs = PAUSE_MS }: SiteJobOptions): SiteJob {
  const closing = new AbortController();
  const { signal } = closing;
  const states = new Map<string, SiteState>();
  let awake = false;
  let again: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;

  /** Renders a site, where it is not as it is to be. What this version of the program makes otherwise, it makes anew at its start. */
  const render = async (code: string, state: string) => {
    if (states.get(code)?.kind === "rendered" && sites.find(code)?.manifest.state === state) return;
    states.set(code, { kind: "rendering", made: 0, total: 0 });
    const content = await loadContent(db, code);
    if (content === null) return void states.delete(code);
    const folder = sites.folderOf(code);
    const written = await withDocuments(db, code, { folder, content }, (laid) =>
      writeInThread(
        { folder, state, content, laid },
        { signal, entry, report: (progress) => states.set(code, { kind: "rendering", ...progress }) },
      ),
    );
    if (!written.ok) throw new Error(`${code}: ${JSON.stringify(written.refusal)}`);
    await sites.reopen(code);
    const publication = content.kind === "told" ? content.publication.number : null;
    states.set(code, { kind: "rendered", publication, at: clock(), written: written.value });
  };
  const lookAtAll = async () => {
    await publishDue(db, clock(), (error) => report(wordsOf(error)));
    const numbers = Map.groupBy(await listNumbers(db), ({ municipality }) => municipality);
    for (const code of sites.codes()) if (!numbers.has(code)) sites.drop(code);
    for (const [code, ofCode] of numbers) {
      if (signal.aborted) return;
      const state = ofCode.map(({ number, isWithdrawn }) => `${number}${isWithdrawn ? "-" : ""}`).join(" ");
      try {
        await render(code, state);
      } catch (error) {
        if (signal.aborted) return;
        // Rather nothing is read than what was withdrawn.
        if (isWithdrawnSince(sites.find(code)?.manifest.state ?? "", state)) sites.drop(code);
        states.set(code, { kind: "failed", at: clock() });
        report(wordsOf(error));
      }
    }
  };
  const run = async () => {
    while (awake && !signal.aborted) {
      awake = false;
      try {
        await lookAtAll();
      } catch (error) {
        report(wordsOf(error));
      }
    }
    if (!signal.aborted) again = setTimeout(wake, pauseMs).unref();
    running = null;
  };
  const wake = () => {
    clearTimeout(again);
    awake = true;
    if (!signal.aborted) running ??= run();
  };

  wake();
  return {
    wake,
    stateOf: (code) => states.get(code) ?? null,
    close: async () => {
      closing.abort();
      clearTimeout(again);
      await running;
    },
  };
}

/** True where something that a site tells was withdrawn after it was made. */
function isWithdrawnSince(made: string, now: string): boolean {
  const stands = now.split(" ");
  return made.split(" ").some((number) => stands.includes(`${number}-`));
}

const wordsOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
