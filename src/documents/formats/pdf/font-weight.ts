import type { Weight } from "./glyph.ts";

/** What says bold in a name: HiraKakuProN-W6 and RodinPro-DB do as well as GothicBBB-Bold; HGPSoeiKakugothicUB and HGMinchoE are two of a family of their own. */
const BOLD: readonly RegExp[] = [
  /bold|black|heavy|demi(?!light)/iu,
  /-(?:W[6-9]|DB|EB|UB|B|E|H|U|Bd|Hv)$/u,
  /^HG.*(?:UB|EB|B|E)$/u,
  /Futo|Midashi/u,
];
const GOTHIC =
  /gothic|(?:shin|koz|maru|jun)go|kaku|maru|meiryo|rodin|sans|arial|helvetica|calibri|verdana|tahoma|segoe|ゴシック|メイリオ/iu;

/** How heavy the letters of a font are, as its name says: where the file brings the font, nothing else does. */
export function weightOfFont(name: string): Weight {
  const bare = name.replace(/^[A-Z]{6}\+/u, "");
  return BOLD.some((sign) => sign.test(bare)) ? 2 : GOTHIC.test(bare) ? 1 : 0;
}
