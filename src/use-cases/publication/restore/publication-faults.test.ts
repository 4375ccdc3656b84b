import { describe, expect, test } from "vitest";
import {
  aPublicationFile,
  publicationOf,
  retell,
  retellBefore,
  type ToldFile,
  toldNow,
  untellBefore,
} from "../../../../test/publication-file.ts";
import { readPublicationFile } from "./read-publication-file.ts";

const bytesOf = (file: ToldFile) => Buffer.from(JSON.stringify(file), "utf8");

const firstNow = (file: ToldFile, kind: string) => toldNow(file, kind)[0];

describe("a file of what was published is refused", () => {
  const faults: [name: string, change: (file: ToldFile) => void, refusal: string, at: RegExp][] = [
    [
      "with an earlier goal of an unknown unit",
      (file) => retellBefore(file, "goal", (one) => (one.department = 99_999)),
      "publication-reference",
      /^goal:/u,
    ],
    [
      "with an earlier goal whose department is a plan",
      (file) => retellBefore(file, "goal", (one) => (one.department = firstNow(file, "plan").id)),
      "publication-reference",
      /^goal:/u,
    ],
    ["with an earlier node under none", (file) => untellBefore(file, "node"), "publication-reference", /^(node|indicator):/u],
    [
      "with an earlier node under itself",
      (file) => retellBefore(file, "node", (one) => (one.parent = one.id)),
      "publication-cycle",
      /^node:/u,
    ],
    ["with earlier goals of a year that is not told", (file) => untellBefore(file, "year"), "publication-parts", /publications/u],
    ["with an earlier publication of nobody", (file) => untellBefore(file, "municipality"), "publication-sums", /publications/u],
    [
      "with an earlier publication of another municipality",
      (file) => retellBefore(file, "municipality", (one) => (one.code = "131016")),
      "publication-reference",
      /^municipality/u,
    ],
    [
      "with an earlier value without comparator",
      (file) => retellBefore(file, "indicator", (one) => (one.printed.target.comparator = null)),
      "publication-value",
      /^indicator:/u,
    ],
    [
      "with an earlier address that leads elsewhere",
      (file) => retellBefore(file, "municipality", (one) => (one.profile.contact.url = "http://a:b@c.example/")),
      "publication-value",
      /^municipality:/u,
    ],
    [
      "with a thing that was another kind before",
      (file) => retellBefore(file, "term", (one) => (one.id = firstNow(file, "goal").id)),
      "publication-ids",
      /./u,
    ],
    [
      "with a part that is not told",
      (file) => publicationOf(file, 1).parts.push({ kind: "plan", plan: 99_999, valuesThrough: null, since: 1 }),
      "publication-parts",
      /publications/u,
    ],
    ["with a thing of no part", (file) => publicationOf(file, 1).parts.pop(), "publication-parts", /publications/u],
    [
      "with a part twice",
      (file) => publicationOf(file, 1).parts.push(publicationOf(file, 1).parts[0]),
      "publication-parts",
      /publications/u,
    ],
    [
      "with a year told up to another phase",
      (file) => (publicationOf(file, 1).parts[2].phase = "set"),
      "publication-parts",
      /publications/u,
    ],
    [
      "with a part taken from a publication that has it otherwise",
      (file) => (publicationOf(file, 2).parts[2].since = 1),
      "publication-parts",
      /publications/u,
    ],
    ["with a part of the future", (file) => (publicationOf(file, 1).parts[0].since = 2), "publication-numbers", /publications/u],
    ["with a correction that corrects nothing", (file) => (publicationOf(file, 2).corrections = []), "publication-parts", /publications/u],
    [
      "with corrections of what is no correction",
      (file) => (publicationOf(file, 2).kind = "regular"),
      "publication-parts",
      /publications/u,
    ],
    [
      "published before the one before it",
      (file) => (publicationOf(file, 2).publishedAt = "2020-01-01T00:00:00.000Z"),
      "publication-dates",
      /publications/u,
    ],
    [
      "published before it was frozen",
      (file) => (publicationOf(file, 1).frozenAt = "2030-01-01T00:00:00.000Z"),
      "publication-dates",
      /publications/u,
    ],
    [
      "withdrawn before it was published",
      (file) => (publicationOf(file, 3).withdrawal.at = "2020-01-01T00:00:00.000Z"),
      "publication-dates",
      /publications/u,
    ],
    [
      "due before it was frozen",
      (file) => (publicationOf(file, 1).dueAt = "2020-01-01T00:00:00.000Z"),
      "publication-dates",
      /publications/u,
    ],
    [
      "published at a time that is none",
      (file) => (publicationOf(file, 1).publishedAt = "2026-02-31T00:00:00.000Z"),
      "publication-dates",
      /publications/u,
    ],
    ["with a day that is none", (file) => retell(file, "unit", (one) => (one.validFrom = "2026-02-30")), "publication-value", /^unit:/u],
    [
      "with a succession on a day that is none",
      (file) => retell(file, "unit", (one) => (one.successors[0].at = "2026-11-31"), 1),
      "publication-value",
      /^unit:/u,
    ],
    [
      "with a value of a day that is none",
      (file) => retell(file, "indicator", (one) => (one.actuals[0].asOf = "2026-02-30")),
      "publication-value",
      /^indicator:/u,
    ],
    ["with a scale that gives no grade", (file) => retell(file, "scale", (one) => (one.scale.steps = [])), "publication-value", /^scale:/u],
    [
      "with a plan that ends before it begins",
      (file) => retell(file, "plan", (one) => Object.assign(one, { fromYear: 2030, toYear: 2020 })),
      "publication-value",
      /^plan:/u,
    ],
    [
      "of a code that is none",
      (file) => {
        file.municipality.code = "123456";
        retell(file, "municipality", (one) => (one.code = "123456"));
      },
      "publication-value",
      /municipality/u,
    ],
  ];

  test.each(faults)("%s", (_, change, kind, at) => {
    const file = aPublicationFile();
    change(file);
    expect(readPublicationFile(bytesOf(file))).toMatchObject({ ok: false, refusal: { kind, at: expect.stringMatching(at) } });
  });

  test("and the person is told of which thing of which publication", () => {
    const file = aPublicationFile();
    const goal = retellBefore(file, "goal", (one) => (one.department = 99_999));
    expect(readPublicationFile(bytesOf(file))).toMatchObject({
      ok: false,
      refusal: { at: `goal:${goal.id}`, title: goal.body.title, publication: 1, to: "unit:99999" },
    });
  });

  test("but not for what planning published before it was due", () => {
    const file = aPublicationFile();
    publicationOf(file, 2).dueAt = "2030-01-01T00:00:00.000Z";
    expect(readPublicationFile(bytesOf(file))).toMatchObject({ ok: true });
  });

  test("but not for a clock that was put back", () => {
    const file = aPublicationFile();
    const told = publicationOf(file, 1);
    told.frozenAt = new Date(Date.parse(told.publishedAt) + 3_600_000).toISOString();
    expect(readPublicationFile(bytesOf(file))).toMatchObject({ ok: true });
  });
});
