/** Shows what was understood of periods and targets, where their texts still say what was sent and nobody is putting it right just now. */
export function showUnderstood(form: HTMLFormElement, page: Document, sent: URLSearchParams): void {
  for (const now of page.querySelectorAll<HTMLElement>("[data-understood]")) {
    const name = now.dataset.understood ?? "";
    const shown = form.querySelector<HTMLElement>(`[data-understood="${CSS.escape(name)}"]`);
    const text = form.querySelector<HTMLTextAreaElement>(`[name="${CSS.escape(name)}"]`);
    if (!shown || !text || shown.contains(document.activeElement)) continue;
    if (text.value.replace(/\r\n?/gu, "\n") !== (sent.get(name) ?? "").replace(/\r\n?/gu, "\n")) continue;
    if (shown.innerHTML === now.innerHTML) continue;
    const wasOpen = shown.querySelector("details")?.open ?? false;
    shown.replaceChildren(...now.childNodes);
    const details = shown.querySelector("details");
    if (details) details.open = wasOpen;
  }
}
