import { type Candidates, findCandidates, type IndexSource, openCandidates } from "../find-entries.ts";
import { SEARCH_KINDS, type SearchKind } from "../search-index.ts";
import { wordsOf } from "../search-text.ts";
import { isShortKatakana } from "../short-words.ts";
import { loadIndex } from "./load-index.ts";
import { listChoices, listFound, type SearchWords } from "./show-found.ts";

const AT_ONCE = 20;
/** Of these more are left out, and more are put in front of others. */
const OF_SHORT_KATAKANA = 60;
const PAUSE_MS = 200;

/** Searches as somebody types, and keeps the address as that of what is shown. Without it the page lists what there is. */
function searchOn(form: HTMLFormElement, input: HTMLInputElement, results: HTMLElement): void {
  const said = JSON.parse(form.dataset.words ?? "{}") as SearchWords;
  const folder = form.dataset.index ?? "search";
  let index: Promise<IndexSource> | null = null;
  let turn = 0;
  const address = new URL(location.href);
  let kind = SEARCH_KINDS.find((one) => one === address.searchParams.get("kind")) ?? null;
  let year = readYear(address.searchParams.get("year"));

  const show = async () => {
    turn += 1;
    const mine = turn;
    const { words, tooShort } = wordsOf(input.value);
    const count = results.querySelector<HTMLElement>("[data-count]");
    if (!count) return;
    keepAddress(input.value, kind, year);
    if (words.length === 0) {
      results.querySelector("[data-found]")?.replaceChildren();
      results.querySelector("[data-choices]")?.replaceChildren();
      count.textContent = tooShort.length > 0 ? said.tooShort : "";
      return;
    }
    try {
      count.textContent = said.searching;
      index ??= loadIndex(folder);
      const source = await index;
      const candidates = await findCandidates(source, { words, kind, year });
      if (mine === turn) await showCandidates(source, candidates, words, tooShort, mine);
    } catch {
      index = null;
      if (mine === turn) count.textContent = said.failed;
    }
  };

  const showCandidates = async (
    source: IndexSource,
    candidates: Candidates,
    words: readonly string[],
    tooShort: readonly string[],
    mine: number,
  ) => {
    const list = document.createElement("ol");
    list.className = "search-found";
    const count = results.querySelector<HTMLElement>("[data-count]");
    const choices = results.querySelector("[data-choices]");
    const found = results.querySelector("[data-found]");
    const more = document.createElement("button");
    more.type = "button";
    more.textContent = said.more;
    const atOnce = words.some(isShortKatakana) ? OF_SHORT_KATAKANA : AT_ONCE;
    let [at, shown] = [0, 0];
    const next = async () => {
      const before = shown;
      // Some have all pairs of a long word and not the word: on until a page is full.
      while (at < candidates.found.length && shown < before + AT_ONCE) {
        const batch = candidates.found.slice(at, at + atOnce);
        const opened = await openCandidates(source, batch, words);
        if (mine !== turn) return;
        at += batch.length;
        shown += opened.length;
        list.append(...listFound(opened, said));
      }
      const isWhole = at >= candidates.found.length;
      const number = (candidates.isSure ? candidates.found.length : shown).toLocaleString("ja");
      const sentence = shown === 0 ? said.none : candidates.isSure || isWhole ? said.count : said.countAtLeast;
      if (count) count.textContent = [sentence.replace("{count}", number), ...(tooShort.length > 0 ? [said.tooShort] : [])].join(" ");
      more.hidden = isWhole;
    };
    more.addEventListener("click", () => {
      const from = list.childElementCount;
      void next().then(() => list.children[from]?.querySelector("a")?.focus());
    });
    await next();
    if (mine !== turn) return;
    choices?.replaceChildren(
      ...listChoices(candidates, { kind, year }, said, (chosen) => {
        ({ kind, year } = chosen);
        void show();
      }),
    );
    found?.replaceChildren(list, more);
  };

  let waiting = 0;
  input.addEventListener("input", (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void show(), PAUSE_MS);
  });
  input.addEventListener("compositionend", () => void show());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    void show();
  });
  const asked = address.searchParams.get("q");
  if (asked !== null) input.value = asked;
  results.hidden = false;
  if (input.value.trim() !== "") void show();
}

function readYear(text: string | null): number | null {
  const year = Number(text ?? "");
  return Number.isInteger(year) && year > 0 ? year : null;
}

function keepAddress(typed: string, kind: SearchKind | null, year: number | null): void {
  const address = new URL(location.href);
  for (const [name, value] of [
    ["q", typed.trim()],
    ["kind", kind],
    ["year", year],
  ] as const)
    if (value === null || value === "") address.searchParams.delete(name);
    else address.searchParams.set(name, String(value));
  try {
    history.replaceState(null, "", address);
  } catch {
    // A page that was opened from a disk keeps its address.
  }
}

const form = document.querySelector<HTMLFormElement>("form[data-search]");
const input = form?.querySelector<HTMLInputElement>("input[name=q]");
const results = document.querySelector<HTMLElement>("[data-results]");
if (form && input && results) searchOn(form, input, results);
