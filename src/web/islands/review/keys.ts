/** Where a browser remembers that its person does not want letter keys. */
const OFF = "review-keys-off";

/** Keys that press what the page shows: n and p go from doubt to doubt, e edits, c says that it is right, Escape leaves. Ctrl+Enter saves a text. */
export function listenToKeys(review: HTMLElement, goTo: (href: URL) => Promise<void>): void {
  const use = review.querySelector<HTMLInputElement>("[data-use-keys]");
  if (use) {
    use.checked = localStorage.getItem(OFF) === null;
    use.addEventListener("change", () => (use.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  }
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (target instanceof HTMLTextAreaElement && key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      target.form?.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isTyping =
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && (target.type === "text" || target.type === "number"));
    if (key === "Escape") {
      const cancel = review.querySelector("[data-key=Escape]");
      if (!cancel) return;
      event.preventDefault();
      void goTo(new URL(cancel.getAttribute("href") ?? "", location.href));
      return;
    }
    if (isTyping || localStorage.getItem(OFF) !== null) return;
    if (key === "e") {
      event.preventDefault();
      review.querySelector("textarea")?.focus();
    } else if (key === "c") review.querySelector<HTMLFormElement>("form[data-kind=confirm]")?.requestSubmit();
    else if (key === "n" || key === "p") {
      const link = review.querySelector(`[data-key="${key}"]`);
      if (link) void goTo(new URL(link.getAttribute("href") ?? "", location.href));
    }
  });
}
