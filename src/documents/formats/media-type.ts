const HTML_START =
  /^(?:\s|<!--[\s\S]{0,2000}?-->|<\?xml[^>]{0,200}\?>)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|ul|ol|section|article|main)(?=[\s>/])/iu;
const PIPE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+$/mu;
const HEADING = /^ {0,3}#{1,6}[ \t]+\S/gmu;

/** text/html, text/markdown or text/plain, as a text's content shows. */
export function findMediaType(text: string): "text/html" | "text/markdown" | "text/plain" {
  const markdown = PIPE_RULE.test(text) || (text.match(HEADING)?.length ?? 0) >= 1;
  if (HTML_START.test(text.slice(0, 10_000)) && (!markdown || /<(?:html|body)(?=[\s>])/iu.test(text.slice(0, 10_000)))) return "text/html";
  return markdown ? "text/markdown" : "text/plain";
}
