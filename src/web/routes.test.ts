import { describe, expect, test } from "vitest";
import { addressOf, withQuery } from "./routes.ts";

describe("an address", () => {
  test.each([
    [addressOf("home", {}), "/"],
    [addressOf("municipality", { code: "131016" }), "/131016/"],
    [addressOf("goalsOfYear", { code: "131016", year: 2025 }), "/131016/goals/2025"],
    [
      addressOf("goalsOfDepartment", { code: "131016", year: 2025, department: "企画部" }),
      "/131016/goals/2025/%E4%BC%81%E7%94%BB%E9%83%A8",
    ],
    [addressOf("node", { code: "131016", plan: "p", node: "1-1/①" }), "/131016/plans/p/nodes/1-1%2F%E2%91%A0"],
    [addressOf("search", { code: "131016" }, { q: "防災 a&b", page: null, kind: "" }), "/131016/search?q=%E9%98%B2%E7%81%BD+a%26b"],
  ])("%s", (made, expected) => {
    expect(made).toBe(expected);
  });

  test("fills in nothing that a part says", () => {
    expect(addressOf("goal", { code: "131016", goal: "$&:code" })).toBe("/131016/goals/%24%26%3Acode");
  });

  test("keeps a path without a query as it is", () => {
    expect(withQuery("/a", {})).toBe("/a");
  });
});
