import type { Page } from "playwright-core";
import { expect } from "vitest";
import { overflowOf, takePicture, WIDTHS } from "./browser.ts";

/** What a person does on a page with a mouse or with keys, without knowing how it is made. */
export const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole("button", { name, exact: typeof name === "string" })
    .last()
    .click();

export const follow = (page: Page, name: string | RegExp) =>
  page
    .getByRole("link", { name, exact: typeof name === "string" })
    .first()
    .click();

/** What the page itself says. */
export const main = (page: Page) => page.getByRole("main").textContent();

/** Writes a text into every empty field of that name. */
export async function fillIn(page: Page, name: string, text: string): Promise<void> {
  for (const box of await page.locator(`textarea[name$='${name}']`).all()) if ((await box.inputValue()) === "") await box.fill(text);
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

/** Presses the Enter key, and waits for where it leads. */
export const enter = (page: Page) => Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);

/** Presses Tab until what is called so, or labelled so, has the focus. */
export async function reach(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = element instanceof HTMLTextAreaElement ? [...element.labels] : [];
      return [element?.textContent ?? "", ...labels.map((label) => label.textContent ?? "")].map((text) => text.trim());
    });
    if (focused.includes(name)) return;
  }
  throw new Error(`${name} is not to be reached`);
}
