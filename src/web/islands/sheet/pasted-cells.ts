/** A cell that holds line feeds or quotation marks is copied in quotation marks, and every cell ends with a line feed. */
const QUOTED = /^"((?:[^"]|"")*)"\r?\n?$/u;
const ONE_CELL = /^[^\t\r\n]*\r?\n$/u;

/** A cell of a workbook is pasted as its text: with its line feeds, without the quotation marks around it. */
export function takePastedCells(desk: HTMLElement): void {
  desk.addEventListener("paste", (event) => {
    const { target, clipboardData } = event;
    if (!(target instanceof HTMLTextAreaElement) || !clipboardData?.getData("text/html").includes("<table")) return;
    const pasted = clipboardData.getData("text/plain");
    const text = cellText(pasted);
    if (text === pasted) return;
    event.preventDefault();
    // The only way that leaves the browser's undo as it is.
    if (!document.execCommand("insertText", false, text)) {
      target.setRangeText(text, target.selectionStart, target.selectionEnd, "end");
      target.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
}

function cellText(pasted: string): string {
  const quoted = QUOTED.exec(pasted)?.[1];
  if (quoted !== undefined && /[\r\n]|""/u.test(quoted)) return quoted.replaceAll('""', '"').replace(/\r\n?/gu, "\n");
  return ONE_CELL.test(pasted) ? pasted.replace(/\r?\n$/u, "") : pasted;
}
