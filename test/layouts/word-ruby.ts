import { TextRun, XmlAttributeComponent, XmlComponent } from "docx";

class Element extends XmlComponent {
  constructor(name: string, children: readonly (XmlComponent | string)[]) {
    super(name);
    this.root.push(...children);
  }
}

class Spaced extends XmlAttributeComponent<{ readonly space: "preserve" }> {
  protected override readonly xmlKeys = { space: "xml:space" };
}

const text = (said: string): XmlComponent => new Element("w:r", [new SpacedText(said)]);

class SpacedText extends XmlComponent {
  constructor(said: string) {
    super("w:t");
    this.root.push(new Spaced({ space: "preserve" }), said);
  }
}

/** The runs of a text with furigana over its first word in kanji, as Word writes them: what stands over it comes first in the file. */
export function furigana(said: string): TextRun[] {
  const word = /\p{Script=Han}{2,4}/u.exec(said);
  if (!word) return [new TextRun(said)];
  const run = new TextRun("");
  run.addChildElement(new Element("w:ruby", [new Element("w:rt", [text("ふりがな")]), new Element("w:rubyBase", [text(word[0])])]));
  return [new TextRun(said.slice(0, word.index)), run, new TextRun(said.slice(word.index + word[0].length))];
}
