const HTML_TAG =
  /^<(?:!doctype\s+html|html|head|body|meta|title|link|div|table|p|h[1-6]|ul|ol|dl|section|article|main|center|font|span)(?=[\s>/])/iu;
const HTML_FRAME = /<(?:html|body|head)(?=[\s>])/iu;
const PIPE_RULE = /^(?:\|[ \t]*)?:?-+:?[ \t]*\|[ \t|:-]*$/u;
const HEADING = /^(?:#{1,6}[ \t\u3000]+\S|#{2,6}[\u3000-\uFFEF])/u;
const STRONG = /^(?:[-*+][ \t]+)?\*\*[^*\s][^*]*\*\*/u;
/** How much of a text is looked at. */
const SAMPLE = 1_000_000;
const LONGEST_LINE = 1000;

/**
 * text/html, text/markdown or text/plain, as the content shows. HTML begins with a tag; Markdown has a table with its row of dashes, or two headings
 * or strong lines, or one heading on top. Bullets alone are no Markdown: they stand in plain text too.
 */
export function findMediaType(text: string): "text/html" | "text/markdown" | "text/plain" {
  const head = skipPreamble(text).slice(0, 2000);
  const markdown = looksLikeMarkdown(text.slice(0, SAMPLE));
  if (HTML_TAG.test(head) && (!markdown || HTML_FRAME.test(text.slice(0, 10_000)))) return "text/html";
  return markdown ? "text/markdown" : "text/plain";
}

/** Without the comments, declarations and white space that may stand before the first tag. */
function skipPreamble(text: string): string {
  let rest = text.slice(0, SAMPLE).trimStart();
  for (let i = 0; i < 20; i += 1) {
    const end = rest.startsWith("<!--") ? rest.indexOf("-->") + 3 : rest.startsWith("<?xml") ? rest.indexOf(">") + 1 : 0;
    if (end < 4) break;
    rest = rest.slice(end).trimStart();
  }
  return rest;
}

function looksLikeMarkdown(text: string): boolean {
  let marks = 0;
  let lines = 0;
  for (const whole of text.split(/[\n\r\f]/u)) {
    const line = whole.trim().slice(0, LONGEST_LINE);
    if (line === "") continue;
    lines += 1;
    if (PIPE_RULE.test(line)) return true;
    if (!HEADING.test(line) && !STRONG.test(line)) continue;
    marks += lines === 1 ? 2 : 1;
    if (marks >= 2) return true;
  }
  return false;
}
