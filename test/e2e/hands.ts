import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { overflowOf, takePicture, WIDTHS } from "./browser.ts";

const PATIENCE_MS = 30_000;

/** With what a person works on a page: a mouse, or keys alone. */
export interface Hands {
  /** Presses a button, follows a link, opens what is folded; comes back when what it leads to is there. */
  press(target: Locator): Promise<void>;
  /** Writes a text in place of what stands in a field. */
  write(field: Locator, text: string): Promise<void>;
  /** Chooses a box of several or one of a group. */
  tick(box: Locator): Promise<void>;
  /** Chooses an entry of a list by its words. */
  choose(list: Locator, entry: string): Promise<void>;
}

/** With what is called so, where it is to be pressed; the last is the form's own, behind those of its parts. */
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("button", { name, exact: typeof name === "string" }).last();

export const link = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("link", { name, exact: typeof name === "string" }).first();

export const mouse: Hands = {
  press: (target) => leadOn(target, () => target.click()),
  write: (field, text) => field.fill(text),
  tick: (box) => box.check(),
  choose: async (list, entry) => {
    await list.selectOption({ label: entry });
  },
};

/** Does what may lead to another page, and waits until that is there. What is folded opens where it is. */
export async function leadOn(target: Locator, act: () => Promise<unknown>): Promise<void> {
  const stays = await target.evaluate((element) => element.tagName === "SUMMARY");
  await (stays ? act() : Promise.all([target.page().waitForEvent("load"), act()]));
}

export const press = (page: Page, name: string | RegExp): Promise<void> => mouse.press(button(page, name));
export const follow = (page: Page, name: string | RegExp): Promise<void> => mouse.press(link(page, name));

/** What the page itself says. */
export const main = (page: Page) => page.getByRole("main").textContent();

/** Waits until the page says it. */
export async function sees(page: Page, words: string | RegExp): Promise<void> {
  const said = expect.poll(() => main(page), { timeout: PATIENCE_MS });
  await (typeof words === "string" ? said.toContain(words) : said.toMatch(words));
}

/** The empty fields whose names end so, in their order. */
export async function emptyFields(page: Page, end: string): Promise<Locator[]> {
  const fields = page.locator(`textarea[name$='${end}']`);
  await fields.first().waitFor();
  const values = await fields.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
  return values.flatMap((value, i) => (value === "" ? [fields.nth(i)] : []));
}

/** Keeps a picture of the page at both widths, of which it is wider than neither; the window is as it was afterwards. */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await takePicture(page, `${name}-${width}`);
    expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
  }
  if (before) await page.setViewportSize(before);
}
