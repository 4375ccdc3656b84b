import { describe, expect, test } from "vitest";
import { aPublicationFile, retell, retellBefore, type ToldFile, toldNow } from "../../../../test/publication-file.ts";
import { keptItem } from "../../../store/published-item-store.ts";
import { readPublicationFile } from "./read-publication-file.ts";

const bytesOf = (text: string) => Buffer.from(text, "utf8");
const TOO_MUCH = 123_454_321;

describe("a file of what was published is refused", () => {
  const first = (file: ToldFile, kind: string, which = 0) => toldNow(file, kind)[which];
  const faults: [name: string, change: (file: ToldFile) => void, refusal: string, at: RegExp][] = [
    ["of another format", (file) => (file.format = "shirube-publication/2"), "publication-schema", /^\/format$/u],
    ["with a field that nobody knows", (file) => (file.items[1].secret = 1), "publication-schema", /^\/items\/1\/secret$/u],
    ["with a field missing", (file) => delete file.items[3].title, "publication-schema", /^\/items\/3\/title$/u],
    ["with an id that no sequence gives", (file) => (first(file, "plan").id = 9e15), "publication-schema", /id$/u],
    [
      "with a number that is none",
      (file) => retell(file, "indicator", (one) => (one.printed.target.value = TOO_MUCH)),
      "publication-schema",
      /./u,
    ],
    ["with a thing changed", (file) => (first(file, "node").title = "ほかの名"), "publication-sums", /^\/publications\//u],
    ["with a thing missing", (file) => file.items.pop(), "publication-sums", /^\/publications\//u],
    [
      "with a thing that no publication tells",
      (file) => file.earlierItems.push({ kind: "year", id: 2030, phase: "set" }),
      "publication-sums",
      /^year:2030$/u,
    ],
    ["with a thing twice", (file) => file.items.push(file.items[4]), "publication-twice", /./u],
    [
      "with a withdrawn publication that tells something",
      (file) => (file.publications[0].items = file.publications[1].items),
      "publication-sums",
      /3$/u,
    ],
    ["with a number left out", (file) => (file.publications[0].number = 5), "publication-numbers", /number$/u],
    ["with a current one that was withdrawn", (file) => (file.current = 3), "publication-numbers", /current/u],
    ["with no publication", (file) => (file.publications = []), "publication-numbers", /./u],
    ["with a NUL", (file) => retell(file, "node", (one) => (one.title = "a\0b")), "publication-text", /^node:/u],
    ["with half a character", (file) => retell(file, "goal", (one) => (one.body.title = "\ud83c")), "publication-text", /^goal:/u],
    ["with a note that cannot be kept", (file) => (file.publications[1].note = "\0"), "publication-text", /publications/u],
    [
      "of two municipalities",
      (file) => retell(file, "municipality", (one) => (one.code = "131016")),
      "publication-reference",
      /municipality/u,
    ],
    ["with an id twice", (file) => retell(file, "node", (one) => (one.id = first(file, "plan").id)), "publication-ids", /./u],
    ["with an id that is a year", (file) => retell(file, "term", (one) => (one.id = 2025)), "publication-ids", /term:2025/u],
    ["with the id of a publication", (file) => retell(file, "goal", (one) => (one.id = file.publications[0].id)), "publication-ids", /./u],
    ["with a node under none", (file) => retell(file, "node", (one) => (one.parent = 99_999)), "publication-reference", /^node:/u],
    ["with a node of no plan", (file) => retell(file, "node", (one) => (one.plan = 99_999)), "publication-reference", /^node:/u],
    [
      "with a code twice",
      (file) => retell(file, "node", (one) => (one.code = first(file, "node", 1).code)),
      "publication-twice",
      /^node:/u,
    ],
    [
      "with nodes under each other",
      (file) => retell(file, "node", (one) => (one.parent = file.items.find((other: ToldFile) => other.parent === one.id).id)),
      "publication-cycle",
      /^node:/u,
    ],
    ["with an indicator nowhere", (file) => retell(file, "indicator", (one) => (one.placements = [])), "publication-value", /^indicator:/u],
    [
      "with an indicator at an unknown node",
      (file) => retell(file, "indicator", (one) => (one.placements[0].node = 99_999)),
      "publication-reference",
      /^indicator:/u,
    ],
    [
      "with a value without comparator",
      (file) => retell(file, "indicator", (one) => (one.printed.baseline.comparator = null)),
      "publication-value",
      /^indicator:/u,
    ],
    [
      "with a goal of an unknown unit",
      (file) => retell(file, "goal", (one) => (one.department = 99_999)),
      "publication-reference",
      /^goal:/u,
    ],
    ["with a goal of another year", (file) => retell(file, "goal", (one) => (one.body.fiscalYear = 1999)), "publication-value", /^goal:/u],
    [
      "with an address that leads elsewhere",
      (file) => retell(file, "municipality", (one) => (one.profile.contact.url = "javascript:alert(1)")),
      "publication-value",
      /^municipality:/u,
    ],
    [
      "with an address that is none",
      (file) => retell(file, "municipality", (one) => (one.profile.address = "city")),
      "publication-value",
      /^municipality:/u,
    ],
    [
      "with a unit that becomes itself",
      (file) => retell(file, "unit", (one) => (one.successors = [{ to: one.id, at: "2026-04-01", how: "rename" }])),
      "publication-value",
      /^unit:/u,
    ],
  ];

  test.each(faults)("%s", (_, change, kind, at) => {
    const file = aPublicationFile();
    change(file);
    // JSON writes no number that is none, but may be given one.
    const read = readPublicationFile(bytesOf(JSON.stringify(file).replaceAll(String(TOO_MUCH), "1e999")));
    expect(read).toMatchObject({ ok: false, refusal: { kind, at: expect.stringMatching(at) } });
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["half of it", Buffer.from('{"format":"shirube-publication/1",')],
    ["no UTF-8", Buffer.from([0x7b, 0xff, 0x7d])],
    ["ever deeper", Buffer.from("[".repeat(200_000))],
  ])("that is %s", (_, bytes) => {
    expect(readPublicationFile(bytes)).toEqual({ ok: false, refusal: { kind: "publication-not-json" } });
  });

  test("but not as it is given out", () => {
    expect(readPublicationFile(bytesOf(JSON.stringify(aPublicationFile())))).toMatchObject({ ok: true });
  });

  test("but not for what was published under a provisional code, before there was the real one", () => {
    const file = aPublicationFile();
    retellBefore(file, "municipality", (one) => (one.name = "澄川町"));
    file.municipality.code = "131016";
    retell(file, "municipality", (one) => (one.code = "131016"));
    expect(readPublicationFile(bytesOf(JSON.stringify(file)))).toMatchObject({ ok: true });
  });

  test("but not for goals without a department that carry on others", () => {
    const file = aPublicationFile();
    for (const kind of [0, 1]) retell(file, "goal", (one) => (one.department = null), kind);
    expect(readPublicationFile(bytesOf(JSON.stringify(file)))).toMatchObject({ ok: true });
  });

  test("but not for divisions of the same name in two departments", () => {
    const file = aPublicationFile();
    const [one, other] = file.items.filter((item: ToldFile) => item.kind === "unit" && item.unitKind === "department");
    const division = { kind: "unit", unitKind: "division", name: "総務課", validFrom: null, validTo: null, successors: [] };
    const added = [one, other].map(({ id: parent }: ToldFile, i) => ({ ...division, parent, id: 900_000_001 + i }));
    file.items.push(...added);
    for (const publication of file.publications)
      if (publication.items.length > 0) publication.items.push(...added.map((item) => keptItem(item as never).sha256));
    expect(readPublicationFile(bytesOf(JSON.stringify(file)))).toMatchObject({ ok: true });
  });

  test("but not for what is written at the plans and years that are not told", () => {
    const file = aPublicationFile();
    retell(file, "plan", (one) => (one.predecessor = 99_999_999));
    retell(file, "goal", (one) => (one.continues = 99_999_998));
    expect(readPublicationFile(bytesOf(JSON.stringify(file)))).toMatchObject({ ok: true });
  });
});
