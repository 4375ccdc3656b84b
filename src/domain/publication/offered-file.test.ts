import { describe, expect, test } from "vitest";
import { endingOf, savedName } from "./offered-file.ts";

describe("a file that is offered", () => {
  test.each([
    ["総合計画.pdf", "application/pdf", "総合計画.pdf"],
    ["総合計画.PDF", "application/pdf", "総合計画.pdf"],
    ["計画", "application/pdf", "計画.pdf"],
    ["請求書.exe", "application/pdf", "請求書.exe.pdf"],
    ["../../etc/passwd", "text/plain", "__.._etc_passwd.txt"],
    ["\u202Efdp.exe", "application/pdf", "_fdp.exe.pdf"],
    ['"><script>alert(1)</script>.csv', "text/csv", "___script_alert(1)__script_.csv"],
    ["a\r\nb.txt", "text/tab-separated-values", "a__b.txt"],
    ["", "text/plain", "document.txt"],
    [`${"長".repeat(300)}.pdf`, "application/pdf", `${"長".repeat(100)}.pdf`],
  ])("%j is saved as %s: %s", (name, mediaType, saved) => {
    expect(savedName({ name, mediaType })).toBe(saved);
  });

  test("is none that runs in a browser", () => {
    for (const type of ["text/html", "image/svg+xml", "application/xhtml+xml", "constructor", ""]) expect(endingOf(type)).toBeNull();
  });
});
