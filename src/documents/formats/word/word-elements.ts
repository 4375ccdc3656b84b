import type { Fate, XmlChoice } from "./read-xml.ts";
import type { XmlElement } from "./xml-element.ts";

/** Elements that hold text. What a formula (m:t) or a drawing (a:t) says is read like a run's. */
const LEAVES = "w:t w:instrText w:br w:cr w:tab w:ptab w:sym w:noBreakHyphen m:t a:t";

const KEPT: ReadonlySet<string> = new Set(
  [
    LEAVES,
    "w:document w:body w:p w:r w:tbl w:tr w:tc w:txbxContent w:sdt w:ruby w:rt w:rubyBase w:fldSimple mc:AlternateContent mc:Choice mc:Fallback m:den",
    "w:ins w:moveTo w:fldChar w:ffData w:checkBox w:checked w:ddList w:result w:listEntry w:default",
    "w:footnoteReference w:endnoteReference w:commentReference w:altChunk v:textpath dgm:relIds c:chart",
    "w:pPr w:rPr w:pStyle w:rStyle w:numPr w:ilvl w:numId w:outlineLvl w:vanish w:pageBreakBefore w:rFonts",
    "w:sectPr w:headerReference w:footerReference w:type",
    "w:tblGrid w:gridCol w:trPr w:hidden w:tcPr w:gridSpan w:vMerge w:hMerge w:gridBefore w:gridAfter w:tblHeader w:cellMerge w:cellDel",
    "w:sdtPr w:showingPlcHdr w14:checkbox w14:checked",
    "w:hdr w:ftr w:footnotes w:endnotes w:footnote w:endnote w:comments w:comment",
    "w:styles w:style w:name w:basedOn w:numbering w:abstractNum w:num w:abstractNumId w:lvl w:lvlOverride w:startOverride w:start w:numFmt w:lvlText",
    "w:suff w:lvlRestart w:isLgl w:numStyleLink",
    "rel:Relationships rel:Relationship dgm:dataModel dgm:pt",
  ].flatMap((names) => names.split(" ")),
);

/** What was taken out or moved away; in the properties of a paragraph or row it says that its end, or the row, was. */
const TAKEN_OUT: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"]);
/** How things looked before a change, and what says nothing. */
const LEFT: ReadonlySet<string> = new Set([
  ..."w:pPrChange w:rPrChange w:tblPrChange w:tblGridChange w:trPrChange w:tcPrChange w:sectPrChange w:tblPrExChange w:numberingChange".split(
    " ",
  ),
  ..."w:delText w:delInstrText w:tabs w:rubyPr w:tblPr w:tblBorders w:binData w:docPartObj dgm:cxnLst w:tblStylePr".split(" "),
]);

/** Properties: those that say nothing here are dropped from the tree. */
const PROPERTIES: ReadonlySet<string> = new Set(["w:pPr", "w:rPr", "w:trPr", "w:tcPr", "w:sdtPr"]);

const SYMBOL_FONT = /symbol|wingdings|webdings/iu;

/** What is looked at in the parts of a Word file. Elements that nobody knows are passed through, so that the text in them stays. */
export const WORD_CHOICE: XmlChoice = {
  fate: (name): Fate => {
    if (KEPT.has(name)) return "keep";
    if (TAKEN_OUT.has(name)) return "mark";
    return LEFT.has(name) ? "leave" : "through";
  },
  says: ({ name, attributes, children }: XmlElement) =>
    name === "w:rFonts" ? SYMBOL_FONT.test(symbolFontOf(attributes)) : !PROPERTIES.has(name) || children.length > 0,
  leaves: new Set(LEAVES.split(" ")),
};

/** The font of a run's characters that are no Japanese. */
export function symbolFontOf(attributes: ReadonlyMap<string, string>): string {
  return attributes.get("ascii") ?? attributes.get("hAnsi") ?? "";
}
