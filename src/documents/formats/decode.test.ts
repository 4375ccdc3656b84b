import encoding from "encoding-japanese";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, type Encoding } from "./decode.ts";

const SENTENCE = "みどり野市は、令和６年度までに待機児童を０人にします（①㈱髙山保育園 ほか、Ⅱ期～）。担当：こども課\r\n";
const NAMES = {
  "utf-8": "UTF8",
  shift_jis: "SJIS",
  "euc-jp": "EUCJP",
  "iso-2022-jp": "JIS",
  "utf-16le": "UTF16LE",
  "utf-16be": "UTF16BE",
} as const;

function encode(text: string, to: Encoding): number[] {
  return encoding.convert(encoding.stringToCode(text), { from: "UNICODE", to: NAMES[to] });
}

describe("the encoding is found by content", () => {
  test.each(Object.keys(NAMES) as Encoding[])("%s without a mark", (name) => {
    const bytes = Uint8Array.from(encode(SENTENCE.repeat(3), name));
    expect(decode(bytes)).toEqual({ encoding: name, text: SENTENCE.repeat(3) });
  });

  test.each([
    ["utf-8", [0xef, 0xbb, 0xbf]],
    ["utf-16le", [0xff, 0xfe]],
    ["utf-16be", [0xfe, 0xff]],
  ] as const)("%s with a mark, which is not part of the text", (name, mark) => {
    expect(decode(Uint8Array.from([...mark, ...encode(SENTENCE, name)]))).toEqual({ encoding: name, text: SENTENCE });
  });

  test.each([
    ["ASCII", [..."No,Name\n1,A\n"].map((char) => char.charCodeAt(0)), "utf-8"],
    ["half-width katakana of Shift_JIS", [0xca, 0xde, 0xbd, 0x83, 0x6f, 0x83, 0x58, 0x82, 0xcc], "shift_jis"],
    ["UTF-16 whose only NUL is in the full-width space", [0x42, 0x30, 0x00, 0x30, 0x44, 0x30, 0x46, 0x30], "utf-16le"],
  ] as const)("%s", (_, bytes, name) => {
    expect(decode(Uint8Array.from(bytes)).encoding).toBe(name);
  });

  test("a few broken bytes do not change the encoding", () => {
    const bytes = encode(SENTENCE.repeat(5), "utf-8");
    bytes.splice(100, 1);
    bytes.splice(300, 2);
    const { encoding: found, text } = decode(Uint8Array.from(bytes));
    expect(found).toBe("utf-8");
    expect(text).toContain("\uFFFD");
    expect(decode(Uint8Array.from([...encode(SENTENCE.repeat(5), "shift_jis"), 0x81])).encoding).toBe("shift_jis");
  });

  test("a label inside the file is not believed", () => {
    const html = `<html><meta charset="shift_jis"><p>${SENTENCE}</p>`;
    expect(decode(new TextEncoder().encode(html)).text).toBe(html);
  });

  test("characters of vendors, variant selectors and private use stay what they are", () => {
    expect(decode(Uint8Array.from([0x87, 0x40, 0x87, 0x8a, 0xfb, 0xfc, 0x81, 0x60, 0x81, 0x7c, 0xed, 0x40])).text).toBe("①㈱髙～－纊");
    expect(decode(Uint8Array.from([0x82, 0xa0, 0xf0, 0x40, 0x82, 0xa2])).text).toBe("あ\uE000い");
    const ivs = "葛\u{E0100}城市の\uE123番";
    expect(decode(new TextEncoder().encode(ivs)).text).toBe(ivs);
  });

  const japanese = fc.array(fc.constantFrom(..."あいうのをにはがですますアイウーン計画施策目標市民年度の、。（）％１２３ 12ab\n"), {
    minLength: 20,
    maxLength: 200,
  });
  test.each(Object.keys(NAMES) as Encoding[])("any Japanese sentence comes back from %s", (name) => {
    fc.assert(
      fc.property(japanese, (chars) => {
        const text = `令和の計画について、\n${chars.join("")}`;
        expect(decode(Uint8Array.from(encode(text, name))).text).toBe(text);
      }),
    );
  });
});
