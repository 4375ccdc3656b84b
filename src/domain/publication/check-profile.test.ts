import { expect, test } from "vitest";
import { profileFaults } from "./check-profile.ts";
import { FIRST_PROFILE, type PublicProfile } from "./public-profile.ts";

const withContact = (contact: Partial<PublicProfile["contact"]>): Partial<PublicProfile> => ({
  contact: { ...FIRST_PROFILE.contact, ...contact },
});

test.each<[string, Partial<PublicProfile>, readonly string[]]>([
  ["nothing", {}, []],
  ["an address", { address: "https://www.city.sumikawa.example/plan/" }, []],
  ["an address without its lock", { address: "http://www.city.sumikawa.example/" }, ["address no-https"]],
  ["a script", { address: "javascript:alert(1)" }, ["address no-https"]],
  ["an address with a password", { address: "https://a:b@www.city.example/" }, ["address no-https"]],
  ["no address at all", { address: "市のホームページ" }, ["address no-https"]],
  ["a form for questions", withContact({ url: "https://www.city.example/q?to=plan" }), []],
  ["a mail address", withContact({ mail: "kikaku@city.sumikawa.example" }), []],
  ["half a mail address", withContact({ mail: "kikaku" }), ["mail no-mail"]],
  ["two mail addresses", withContact({ mail: "a@city.example, b@city.example" }), ["mail no-mail"]],
  ["a reading", { nameReading: "すみかわし" }, []],
  ["a name for its reading", { nameReading: "澄川市" }, ["nameReading no-kana"]],
  ["a long greeting", { greeting: "あ".repeat(2_001) }, ["greeting too-long"]],
])("%s", (_, given, expected) => {
  expect(profileFaults({ ...FIRST_PROFILE, ...given }).map(({ field, kind }) => `${field} ${kind}`)).toEqual(expected);
});
