import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { type Hands, leadOn } from "./hands.ts";

/** Nothing that a person does is further away than so many presses of Tab. */
const MOST_PRESSES = 60;

/** A keyboard, with how far away things were. */
export interface Keyboard extends Hands {
  /** Presses of Tab until something was reached, by what it was, the furthest first. */
  readonly reached: () => readonly (readonly [name: string, presses: number])[];
}

/** Works with Tab, arrows, Space, Enter and letters alone, and holds that what has the focus is seen to have it. */
export function openKeyboard(): Keyboard {
  const counts = new Map<string, number>();
  async function reach(target: Locator): Promise<void> {
    await target.waitFor();
    const name = await target.evaluate((element) => element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "");
    const presses = await tabTo(target);
    counts.set(name, Math.max(presses, counts.get(name) ?? 0));
    const seen = await seenFocus(target);
    expect(seen, `the focus on ${name}`).toEqual({ marked: true, inSight: true });
  }
  return {
    reached: () => [...counts].sort(([, one], [, other]) => other - one),
    press: async (target) => {
      await reach(target);
      await leadOn(target, () => target.page().keyboard.press("Enter"));
    },
    write: async (field, text) => {
      await reach(field);
      await (isTime(await field.getAttribute("type")) ? typeTime(field, text) : typeText(field.page(), text));
      expect(await field.inputValue()).toBe(text);
    },
    tick: async (box) => {
      await reach(box);
      if (!(await box.isChecked())) await box.page().keyboard.press("Space");
      expect(await box.isChecked()).toBe(true);
    },
    choose: async (list, entry) => {
      await reach(list);
      await list.page().keyboard.press("Home");
      const chosen = () => list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label);
      const entries = await list.locator("option").count();
      for (let i = 0; i < entries && (await chosen()) !== entry; i += 1) await list.page().keyboard.press("ArrowDown");
      expect(await chosen()).toBe(entry);
    },
  };
}

type Way = "here" | "on" | "back" | "jump" | "within";

/** Presses Tab, or Shift and Tab where it is nearer, until the target has the focus; with a link that leads further on the page where one comes by. @returns how often. */
async function tabTo(target: Locator): Promise<number> {
  const { keyboard } = target.page();
  for (let presses = 0; presses <= MOST_PRESSES; presses += 1) {
    const way = await wayTo(target);
    if (way === "here") return presses;
    await keyboard.press({ on: "Tab", back: "Shift+Tab", jump: "Enter", within: "ArrowDown" }[way]);
  }
  const focused = await target.page().evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`${MOST_PRESSES} presses of Tab do not reach ${target}; they reach ${focused}`);
}

function wayTo(target: Locator): Promise<Way> {
  return target.evaluate((element): Way => {
    const active = document.activeElement;
    if (active === element) return "here";
    if (active === null || active === document.body) return "on";
    const isAhead = (one: Element) => active.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING;
    const destination = (one: Element) => document.getElementById(one.getAttribute("href")?.replace(/^#/u, "") ?? "");
    const leads = (one: Element) => {
      const to = destination(one);
      return (
        to !== null &&
        (to.contains(element) || (isAhead(to) && Boolean(to.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)))
      );
    };
    // Of several that stand together the last that does not lead too far.
    const together = [...(active.closest("nav, li")?.querySelectorAll("a[href^='#']") ?? [active])];
    if (active.matches("a[href^='#']") && together.findLast(leads) === active) return "jump";
    const isRadio = (one: Element): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === "radio";
    if (isRadio(active) && isRadio(element) && active.name === element.name && active.form === element.form) return "within";
    return element.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING ? "back" : "on";
  });
}

/** Whether what has the focus has a line around it, and stands in the window with nothing over it. */
function seenFocus(target: Locator): Promise<{ readonly marked: boolean; readonly inSight: boolean }> {
  return target.evaluate(async (element) => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const [box] = element.getClientRects();
    if (!box) return { marked: false, inSight: false };
    const over = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12));
    const inSight = over !== null && (element.contains(over) || over.contains(element));
    return { marked: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2, inSight };
  });
}

/** As an input method writes it, in place of what was there. */
async function typeText(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

const isTime = (type: string | null): boolean => type === "datetime-local";

/** Types a time part by part, in the order in which the browser's language has them. */
async function typeTime(field: Locator, text: string): Promise<void> {
  const { keyboard } = field.page();
  const [year = "", month = "", day = "", hour = "", minute = ""] = text.split(/[-T:]/u);
  const [half, half12] = Number(hour) < 12 ? ["AM", hour] : ["PM", String(Number(hour) - 12)];
  const date = { en: [month, day, year], ja: [year, month, day] };
  const time = { en: [half12 === "0" || half12 === "00" ? "12" : half12.padStart(2, "0"), minute, half], ja: [hour, minute] };
  for (const order of ["en", "ja"] as const) {
    for (let i = 0; i < 6; i += 1) await keyboard.press("ArrowLeft");
    for (const part of [...date[order], ...time[order]]) {
      await keyboard.type(part);
      // A year may have six figures, so that four do not lead on.
      if (part === year) await keyboard.press("ArrowRight");
    }
    if ((await field.inputValue()) === text) return;
  }
}
