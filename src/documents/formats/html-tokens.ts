import { Tokenizer } from "htmlparser2";

/** What stands in a piece of HTML, in order and without gaps: every offset of the piece is handed over exactly once. */
export interface HtmlTokens {
  text(start: number, end: number): void;
  /** A character reference; `decoded` is what it stands for. */
  entity(decoded: string, start: number, end: number): void;
  open(tag: OpenTag): void;
  close(name: string, start: number, end: number): void;
  /** Comments, declarations and the like. */
  other(start: number, end: number): void;
}

export interface OpenTag {
  /** In lower case. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Raw value of an attribute (its entities not decoded) and where it stands, or null. */
  attribute(name: string): { readonly value: string; readonly start: number; readonly end: number } | null;
}

/** Elements of HTML, obsolete ones included. In a text that is no HTML document only these are tags, so that <SDGs> stays text. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    "a abbr acronym address applet area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col " +
    "colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 " +
    "h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noframes noscript " +
    "object ol optgroup option output p param picture pre progress q rb rp rt rtc ruby s samp script search section select slot small source " +
    "span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr"
  ).split(" "),
);

/**
 * Reads the text from `start` to `end` as HTML, with the offsets of everything. Names and nesting are not judged here.
 *
 * @param strict In a text that only holds pieces of HTML, what is not clearly a tag of HTML stays text: unknown names, a < that nothing closes,
 *   attributes in Japanese.
 */
export function readTokens(source: string, start: number, end: number, strict: boolean, to: HtmlTokens): void {
  const piece = source.slice(start, end);
  if (!/[<&]/u.test(piece)) {
    if (piece !== "") to.text(start, end);
    return;
  }
  // Everything before `cursor` has been handed over.
  let cursor = 0;
  let reference = 0;
  let open: { name: string; attributes: Map<string, { start: number; end: number }> } | null = null;
  let attribute: { start: number; end: number } | null = null;

  const text = (until: number) => {
    if (until > cursor) to.text(start + cursor, start + until);
    cursor = Math.max(cursor, until);
  };
  const other = (until: number) => {
    const bounded = Math.min(until, piece.length);
    if (bounded <= cursor) return;
    if (strict && !piece.startsWith("<!--", cursor)) return text(bounded);
    to.other(start + cursor, start + bounded);
    cursor = bounded;
  };
  const isTag = (name: string, until: number) =>
    !strict || (ELEMENTS.has(name) && !/[^\x20-\x7e\s]/u.test(piece.slice(cursor, until).replace(/"[^"]*"|'[^']*'/gu, "")));
  const finishOpen = (index: number) => {
    const until = index + 1;
    if (open && isTag(open.name, until)) {
      const { name, attributes } = open;
      const tag: OpenTag = {
        name,
        start: start + cursor,
        end: start + until,
        attribute: (key) => {
          const range = attributes.get(key);
          return range ? { value: piece.slice(range.start, range.end), start: start + range.start, end: start + range.end } : null;
        },
      };
      cursor = until;
      to.open(tag);
    } else text(until);
    open = null;
  };

  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (_, until) => text(until),
      ontextentity: (code, until) => {
        // HTML also knows &copy and the like without a semicolon; in other texts that is an ampersand.
        if (strict && piece.charAt(until - 1) !== ";") return text(until);
        // A reference may stand for two code points; both stand where it starts.
        if (until > cursor) reference = cursor;
        to.entity(String.fromCodePoint(code), start + reference, start + until);
        cursor = Math.max(cursor, until);
      },
      onopentagname: (from, until) => {
        text(from - 1);
        open = { name: piece.slice(from, until).toLowerCase(), attributes: new Map() };
      },
      onopentagend: finishOpen,
      onselfclosingtag: finishOpen,
      onattribname: (from, until) => {
        attribute = null;
        const name = until - from <= 16 ? piece.slice(from, until).toLowerCase() : "";
        if (open && (name === "colspan" || name === "rowspan" || name === "alt") && !open.attributes.has(name)) {
          attribute = { start: -1, end: -1 };
          open.attributes.set(name, attribute);
        }
      },
      onattribdata: (from, until) => {
        if (!attribute) return;
        if (attribute.start < 0) attribute.start = from;
        attribute.end = until;
      },
      onattribentity: () => {},
      onattribend: () => {
        attribute = null;
      },
      onclosetag: (from, until) => {
        text(from - 2);
        const name = piece.slice(from, until).toLowerCase();
        const closing = piece.indexOf(">", until);
        if (closing < 0 || !isTag(name, closing + 1)) return;
        to.close(name, start + cursor, start + closing + 1);
        cursor = closing + 1;
      },
      oncomment: (_, index) => other(index + 1),
      oncdata: (_, index) => other(index + 1),
      ondeclaration: (_, index) => other(index + 1),
      onprocessinginstruction: (_, index) => other(index + 1),
      onend: () => {},
    },
  );
  tokenizer.write(piece);
  tokenizer.end();
  text(piece.length);
}
