import { expect, test } from "vitest";
import { passwordFault } from "./password-rule.ts";

const account = { login: "sato-kikaku", name: "佐藤 花子" };

test.each([
  ["11 characters", "kfmw2xq7hbt", "too-short"],
  ["12 characters", "kfmw2xq7hbty", null],
  ["12 characters that are 24 code units", "𠮟𠮷𡈽𡌛𡑮𡢽𠮟𠮷𡈽𡌛𡑮𡢽", null],
  ["a sentence", "朝は川沿いを歩いて役所へ", null],
  ["256 characters", "kfmw2xq7".repeat(32), null],
  ["257 characters", `${"kfmw2xq7".repeat(32)}k`, "too-long"],
  ["the login", "sato-kikaku1", "own-name"],
  ["the login twice", "Sato-KikakuSATO-KIKAKU", "own-name"],
  ["the login in full width", "ｓａｔｏ－ｋｉｋａｋｕ１２", "own-name"],
  ["the name", "佐藤花子佐藤花子佐藤花子", "repeated"],
  ["the name and a year", "佐藤花子2026年11月", "own-name"],
  ["the login and something of one's own", "sato-kikaku kfmw2xq7", null],
  ["what everybody takes", "password1234", "common"],
  ["what everybody takes, put together", "Qwertyuiop-2026", "common"],
  ["figures only", "202611210900", "common"],
  ["figures in a row", "123456789012", "common"],
  ["the same few characters", "abababababab", "repeated"],
])("%s: %s is %s", (_, password, fault) => {
  expect(passwordFault(password, account)).toBe(fault);
});
