const HTML_TAG =
  /^<(?:!doctype\s+html|html|head|body|meta|title|link|div|table|p|h[1-6]|ul|ol|dl|section|article|main|center|font|span)(?=[\s>/])/iu;
const HTML_FRAME = /<(?:!doctype\s+html|html|body|head)(?=[\s>])/iu;
const PIPE_RULE = /^(?:\|[ \t]*)?:?-+:?[ \t]*\|[ \t|:-]*$/u;
const HEADING = /^(?:#{1,6}[ \t\u3000]+\S|#{2,6}[\u3000-\uFFEF])/u;
const STRONG = /^(?:[-*+][ \t]+)?\*\*[^*\s][^*]*\*\*/u;
/** How much of a text is looked at. */
const SAMPLE = 1_000_000;
const LONGEST_LINE = 1000;

/**
 * text/html, text/markdown or text/plain, as the content shows. HTML begins with a tag and has its frame or tags on most of its lines; Markdown has a
 * table with its row of dashes, or two headings or strong lines, or one heading on top. Bullets alone are no Markdown: they stand in plain
 * text too.
 */
export function findMediaType(text: string): "text/html" | "text/markdown" | "text/plain" {
  const sample = text.slice(0, SAMPLE);
  const lines = sample.split(/[\n\r\f]/u).map((line) => line.trim().slice(0, LONGEST_LINE));
  const said = lines.filter((line) => line !== "");
  const tagged = HTML_TAG.test(skipPreamble(sample).slice(0, 2000));
  if (tagged && HTML_FRAME.test(sample.slice(0, 10_000))) return "text/html";
  if (looksLikeMarkdown(said)) return "text/markdown";
  return tagged && said.filter((line) => line.startsWith("<")).length * 2 > said.length ? "text/html" : "text/plain";
}

/** Without the comments, declarations and white space that may stand before the first tag. */
function skipPreamble(text: string): string {
  let rest = text.trimStart();
  for (let i = 0; i < 20; i += 1) {
    const end = rest.startsWith("<!--") ? rest.indexOf("-->") + 3 : rest.startsWith("<?xml") ? rest.indexOf(">") + 1 : 0;
    if (end < 4) break;
    rest = rest.slice(end).trimStart();
  }
  return rest;
}

function looksLikeMarkdown(lines: readonly string[]): boolean {
  if (lines.some((line) => PIPE_RULE.test(line)) || HEADING.test(lines[0] ?? "")) return true;
  return lines.filter((line) => HEADING.test(line) || STRONG.test(line)).length >= 2;
}
