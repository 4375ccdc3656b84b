/** What became of the last save, as the bar says it. */
export type SaveState = "kept" | "saved" | "saving" | "unsaved" | "failed" | "offline" | "signedOut" | "stale" | "refused" | "fault";

/** What can be done about it, each shown where it helps. */
const HELPS: Readonly<Partial<Record<SaveState, readonly string[]>>> = {
  failed: ["retry"],
  offline: ["retry"],
  signedOut: ["signed-out", "retry"],
  stale: ["stale"],
};

/** Says how it stands with the last save. The words are the page's. */
export function showState(desk: HTMLElement, state: SaveState, at = ""): void {
  const status = desk.querySelector<HTMLElement>("[data-save-state]");
  if (!status || (status.dataset.saveState === state && state !== "saved")) return;
  status.dataset.saveState = state;
  const words = status.dataset[state];
  if (words !== undefined) status.textContent = words.replace("{at}", at);
  for (const help of desk.querySelectorAll<HTMLElement>("[data-when]")) help.hidden = !HELPS[state]?.includes(help.dataset.when ?? "");
}
