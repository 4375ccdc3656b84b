const EVERY_MS = 2_000;

/** Keeps the list of uploads up to date for as long as something waits or is being read. Returns what asks at once. */
export function refreshList(address: string): () => void {
  let timer: number | undefined;
  let asking = false;

  const list = () => document.querySelector<HTMLElement>("#uploads");
  const later = () => {
    clearTimeout(timer);
    if (list()?.dataset.busy && !document.hidden) timer = window.setTimeout(() => void ask(), EVERY_MS);
  };
  const ask = async () => {
    if (asking) return;
    asking = true;
    try {
      const response = await fetch(`${address}${location.search}`, { headers: { accept: "text/html" } });
      if (response.ok) show(await response.text());
    } catch {
      // The line is down for a moment: the next time will tell.
    } finally {
      asking = false;
      later();
    }
  };
  const show = (html: string) => {
    const old = list();
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector<HTMLElement>("#uploads");
    if (!old || !fresh || old.outerHTML === fresh.outerHTML) return;
    const focused = old.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
    // The status is said aloud by whoever listens to it only where its own text changes, so its element stays.
    const status = old.querySelector("#uploads-status");
    const said = fresh.querySelector("#uploads-status");
    if (status && said) {
      if (status.textContent !== said.textContent) status.textContent = said.textContent;
      said.replaceWith(status);
    }
    old.replaceChildren(...fresh.childNodes);
    if (fresh.dataset.busy) old.dataset.busy = fresh.dataset.busy;
    else delete old.dataset.busy;
    if (focused) old.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  };

  document.addEventListener("visibilitychange", later);
  document.documentElement.classList.add("with-island");
  later();
  return () => void ask();
}
