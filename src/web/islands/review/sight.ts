/** Brings the chosen place and the chosen field into sight, each in its own pane, and the panes themselves where something is chosen. */
export function showPlaces(review: HTMLElement): void {
  const panes = review.querySelector(".review-panes");
  const [place, field, chosen] = ["#place", "#field", "#chosen"].map((name) => review.querySelector(name));
  if (!place && !field) return;
  // Side by side the panes fill the window; one after the other, the source stands first and what is chosen behind it.
  const target = isSideBySide(review) || !place ? panes : review.querySelector("#source");
  if (target && !isInSight(target)) target.scrollIntoView({ block: "start" });
  for (const [element, cover] of [
    [place, 0],
    [field, chosen?.getBoundingClientRect().height ?? 0],
  ] as const)
    if (element)
      for (const scroller of scrollersOf(element, review)) scrollTo(scroller, element, scroller.contains(chosen ?? null) ? cover : 0);
}

export const isSideBySide = (review: HTMLElement): boolean => {
  const [source, draft] = [...review.querySelectorAll(".review-pane")].map((pane) => pane.getBoundingClientRect());
  return source !== undefined && draft !== undefined && draft.top < source.bottom;
};

function isInSight(element: Element): boolean {
  const { top } = element.getBoundingClientRect();
  return top >= -8 && top < innerHeight / 4;
}

/** What scrolls around an element, within the review: a grid, a drawing, a pane. */
function scrollersOf(element: Element, review: HTMLElement): Element[] {
  const scrollers: Element[] = [];
  for (let around = element.parentElement; around && around !== review; around = around.parentElement)
    if (/auto|scroll/u.test(getComputedStyle(around).overflowY)) scrollers.push(around);
  return scrollers;
}

/** Scrolls so that an element stands in the middle of what is not covered at the top, unless it is in sight already. */
function scrollTo(scroller: Element, element: Element, cover: number): void {
  const [outer, inner] = [scroller.getBoundingClientRect(), element.getBoundingClientRect()];
  const top = outer.top + cover;
  if (inner.top < top || inner.bottom > outer.bottom) scroller.scrollTop += inner.top + inner.height / 2 - (top + outer.bottom) / 2;
  if (inner.left < outer.left + 48 || inner.right > outer.right)
    scroller.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.right) / 2;
}

/** What is shown in the two panes: which page, sheet or lines of the source, and which part of the draft. */
export function partsShown(review: HTMLElement): readonly (readonly [pane: string, part: string])[] {
  const view = review.querySelector(".page-scroll, .sheet-scroll");
  const first = review.querySelector(".source-text .line-number, .sheet-grid tbody th")?.textContent ?? "";
  return [
    ["#source", `${view?.getAttribute("aria-label") ?? ""} ${first}`],
    ["#draft", review.querySelector("#draft-title")?.textContent ?? ""],
  ];
}

/** Begins another page or part at its top, as a page that is opened does. */
export function showFromTop(review: HTMLElement, before: readonly (readonly [pane: string, part: string])[]): void {
  for (const [i, [name, part]] of partsShown(review).entries()) {
    const pane = review.querySelector(name);
    if (!pane || before[i]?.[1] === part) continue;
    for (const scroller of scrollersOf(pane, review)) scroller.scrollTop = 0;
    const target = isSideBySide(review) ? review.querySelector(".review-panes") : pane;
    if (target && !isInSight(target)) target.scrollIntoView({ block: "start" });
  }
}
