import { isSideBySide, partsShown, showFromTop, showPlaces } from "./sight.ts";

/** Parts of the page that are exchanged, each by itself, so that what did not change keeps its place and its focus. */
const REGIONS = "[data-region]";

/** The address of the last choice: an answer to an earlier one comes too late. */
let wanted = 0;

/** Takes over the links and forms of the review. Whatever goes wrong, the browser goes there by itself. */
export function openReviewPage(review: HTMLElement): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = hrefOf(link);
    if (!review.contains(link) || !isReview(href)) return;
    event.preventDefault();
    if (putsLine(review, link)) return;
    if (href.search === location.search && href.hash !== "") scrollToHash(href.hash);
    else void goTo(href);
  });
  review.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || form.dataset.kind === undefined) return;
    event.preventDefault();
    void send(form, submitter);
  });
  review.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.dataset.submits !== undefined) event.target.form?.requestSubmit();
  });
  addEventListener("popstate", () => void show(new URL(location.href), null));
  review.classList.add("is-lively");
  showPlaces(review);
  // A browser goes to what stands behind # by itself once all is loaded, wherever in a pane that is.
  addEventListener("load", () => requestAnimationFrame(() => showPlaces(review)), { once: true });
}

/** Goes on to another choice of the same review. */
export async function goTo(href: URL): Promise<void> {
  await show(href, null, true);
}

/** A link as an address: those of a drawing have none of their own. */
const hrefOf = (link: Element): URL => new URL(link.getAttribute("href") ?? "", location.href);

const isReview = (href: URL): boolean => href.origin === location.origin && href.pathname === location.pathname;

/** While a line is being placed, a click on a field of the draft puts it there. */
function putsLine(review: HTMLElement, link: Element): boolean {
  const form = review.querySelector<HTMLFormElement>("form[data-kind=assign]");
  const field = link instanceof HTMLElement ? link.dataset.field : undefined;
  const select = form?.querySelector("select");
  if (!form || !select || field === undefined) return false;
  if (![...select.options].some(({ value }) => value === field)) return false;
  select.value = field;
  form.requestSubmit();
  return true;
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === "string") fields.append(name, value);
  await show(new URL(form.action), fields, true);
}

/** Refusals of a change that come with what was typed, to be sent again: somebody else was first, or it could not be understood. */
const ANSWERED: ReadonlySet<number> = new Set([409, 422]);

/** A change did not arrive. What was typed stays where it is; why it was not kept is said until a change arrives. */
function sayUnsent(why: "offline" | "notStaff" | "failed" | null): void {
  const notice = document.querySelector<HTMLElement>("[data-unsent]");
  if (notice) notice.textContent = why === null ? "" : (notice.dataset[why] ?? "");
}

/** Asks for a page and exchanges what is different on it. */
async function show(href: URL, fields: URLSearchParams | null, remember = false): Promise<void> {
  wanted += 1;
  const mine = wanted;
  document.documentElement.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(href, fields ? { method: "POST", body: fields } : {});
    if (fields && !response.ok && !ANSWERED.has(response.status)) {
      sayUnsent(response.status === 403 ? "notStaff" : "failed");
      return;
    }
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    if (mine !== wanted) return;
    const came = new URL(response.url);
    if (!next.querySelector("[data-island=review]")) {
      leaveTo(next, came, response.ok);
      return;
    }
    // A redirect loses the part of the address behind #.
    came.hash = came.hash === "" ? href.hash : came.hash;
    if (remember) history.pushState(null, "", came);
    document.title = next.title;
    exchange(next);
  } catch {
    if (fields) sayUnsent("offline");
    else location.assign(href);
  } finally {
    if (mine === wanted) document.documentElement.removeAttribute("aria-busy");
  }
}

/** Another page came: a conflict, a refusal, the end of the review. It takes the place of this one. */
function leaveTo(next: Document, came: URL, isFine: boolean): void {
  if (isFine) {
    location.assign(came);
    return;
  }
  const [here, there] = [document.querySelector("main"), next.querySelector("main")];
  if (here && there) here.replaceWith(there);
  document.title = next.title;
  document.querySelector<HTMLElement>("main")?.focus();
}

function exchange(next: Document): void {
  const review = document.querySelector<HTMLElement>("[data-island=review]");
  if (!review) return;
  sayUnsent(null);
  const focused = nameOf(document.activeElement);
  const before = partsShown(review);
  const folds = new Map([...review.querySelectorAll("details")].map((details) => [foldName(details), details.open]));
  for (const region of review.querySelectorAll<HTMLElement>(REGIONS)) {
    const other = next.querySelector(`[data-region="${region.dataset.region}"]`);
    if (!other || other.innerHTML === region.innerHTML) continue;
    for (const details of other.querySelectorAll("details")) details.open = folds.get(foldName(details)) ?? details.open;
    const scrollers = [...region.querySelectorAll(".sheet-scroll, .page-scroll")].map(({ scrollTop, scrollLeft }) => ({
      scrollTop,
      scrollLeft,
    }));
    region.replaceChildren(...other.childNodes);
    if (partsShown(review)[0]?.[1] !== before[0]?.[1]) continue;
    for (const [i, scroller] of [...region.querySelectorAll(".sheet-scroll, .page-scroll")].entries())
      Object.assign(scroller, scrollers[i]);
  }
  showFromTop(review, before);
  showPlaces(review);
  const again =
    focused === null
      ? null
      : [...review.querySelectorAll<HTMLElement>("a, button, textarea, select, input")].find((element) => nameOf(element) === focused);
  // One after the other, a field that is chosen far down would keep the focus out of sight.
  const isFarDown = again?.dataset.field !== undefined && !isSideBySide(review);
  if (again && !isFarDown) again.focus({ preventScroll: true });
  else review.querySelector<HTMLElement>("#chosen")?.focus({ preventScroll: true });
  announce(review);
}

/** What makes a fold the same on the next page: what it is called, whatever it counts. */
const foldName = (details: Element): string =>
  `${details.className} ${details.querySelector("summary")?.textContent?.replace(/\d+/gu, "")}`;

/** What makes an element the same on the next page. */
function nameOf(element: Element | null): string | null {
  if (!element || element === document.body) return null;
  const field = element instanceof HTMLElement ? element.dataset.field : undefined;
  return field ?? element.getAttribute("data-key") ?? (element.id || null);
}

function scrollToHash(hash: string): void {
  const target = document.getElementById(hash.slice(1));
  target?.scrollIntoView({ block: "nearest" });
  if (target?.tabIndex === -1) target.focus({ preventScroll: true });
}

/** Says what is chosen now, for those who do not see it. */
function announce(review: HTMLElement): void {
  const status = review.querySelector("[data-status]");
  const title = review.querySelector("#chosen-title")?.textContent ?? "";
  const reasons = review.querySelector("#chosen .doubt-reasons")?.textContent ?? "";
  if (status) status.textContent = `${title} ${reasons}`;
}
