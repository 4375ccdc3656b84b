/** Remembers whether the readings of words are shown. Where the browser keeps nothing, the box works on each page by itself. */
const KEY = "shirube-readings";
const box = document.querySelector<HTMLInputElement>("#readings");
if (box) {
  try {
    box.checked = localStorage.getItem(KEY) === "1";
  } catch {}
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, box.checked ? "1" : "0");
    } catch {}
  });
}
