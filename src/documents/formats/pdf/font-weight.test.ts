import { expect, test } from "vitest";
import { weightOfFont } from "./font-weight.ts";

test.each([
  ["ABCDEF+MS-Mincho", 0],
  ["RyuminPro-Light", 0],
  ["YuMincho-Regular", 0],
  ["HiraMinProN-W3", 0],
  ["Century", 0],
  ["", 0],
  ["BCDEEE+MS-PGothic", 1],
  ["NotoSansCJKjp-DemiLight", 1],
  ["ShinGoPro-Regular", 1],
  ["HGMaruGothicMPRO", 1],
  ["HiraKakuProN-W3", 1],
  ["MS-Mincho,Bold", 2],
  ["AAAAAA+NotoSansCJKjp-Bold", 2],
  ["HiraKakuProN-W6", 2],
  ["FOT-RodinPro-DB", 2],
  ["HGPSoeiKakugothicUB", 2],
  ["GothicBBBPro-Medium", 1],
  ["FutoGoB101Pro-Bold", 2],
])("%s", (name, weight) => expect(weightOfFont(name)).toBe(weight));
