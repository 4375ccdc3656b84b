import type { Candidates, Found, Marked, SearchAsked } from "../find-entries.ts";
import { SEARCH_KINDS, type SearchKind } from "../search-index.ts";

/** What the page says, in its language: the page gives it, so that sentences stand in the catalogues alone. */
export interface SearchWords {
  readonly count: string;
  readonly countAtLeast: string;
  readonly none: string;
  readonly tooShort: string;
  readonly searching: string;
  readonly failed: string;
  readonly more: string;
  readonly all: string;
  readonly byKind: string;
  readonly byYear: string;
  readonly kinds: Readonly<Record<SearchKind, string>>;
  /** By the Western year: 令和7年度. */
  readonly years: Readonly<Record<string, string>>;
}

type Chosen = Pick<SearchAsked, "kind" | "year">;

/** A list of what was found: where it leads, what it is, and the words around. */
export function listFound(found: readonly Found[], said: SearchWords): HTMLLIElement[] {
  return found.map(({ path, kind, year, title, context }) => {
    const link = document.createElement("a");
    link.href = path;
    link.append(...marked(title));
    const about = element("p", "search-about");
    about.append(said.kinds[kind], ...(year === null ? [] : [" ", said.years[year] ?? String(year)]));
    const item = document.createElement("li");
    item.append(link, about);
    for (const one of context) {
      const text = element("p", "search-context");
      text.lang = "ja";
      text.append(...marked(one));
      item.append(text);
    }
    return item;
  });
}

/** Buttons that narrow by kind and by year, each with how many there are. */
export function listChoices(
  { kinds, years }: Candidates,
  chosen: Chosen,
  said: SearchWords,
  choose: (chosen: Chosen) => void,
): HTMLElement[] {
  const group = (name: string, buttons: readonly HTMLButtonElement[]) => {
    const box = element("div", "search-choices");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", name);
    box.append(...buttons);
    return buttons.length > 2 ? [box] : [];
  };
  const button = (text: string, isChosen: boolean, then: Chosen) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-pressed", String(isChosen));
    made.addEventListener("click", () => choose(then));
    return made;
  };
  const { kind, year } = chosen;
  const offered = SEARCH_KINDS.filter((one) => kinds.has(one));
  const inOrder = [...years].sort(([one], [other]) => other - one);
  return [
    ...group(said.byKind, [
      button(said.all, kind === null, { kind: null, year }),
      ...offered.map((one) => button(`${said.kinds[one]} ${kinds.get(one)}`, kind === one, { kind: one, year })),
    ]),
    ...group(said.byYear, [
      button(said.all, year === null, { kind, year: null }),
      ...inOrder.map(([one, count]) => button(`${said.years[one] ?? one} ${count}`, year === one, { kind, year: one })),
    ]),
  ];
}

function element(name: "p" | "div", className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

/** Every other piece is a word that was found. */
function marked(pieces: Marked): (string | HTMLElement)[] {
  return pieces.map((piece, i) => {
    if (i % 2 === 0) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
}
