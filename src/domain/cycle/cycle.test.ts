import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PERMISSIONS } from "../access/permission.ts";
import { ROLES } from "../access/role.ts";
import {
  ACT_NAMES,
  ACTS,
  type ActName,
  canWrite,
  deadlineOf,
  isLate,
  isOpen,
  obstacleTo,
  phasesWritten,
  type SheetState,
  STATUSES,
  standingAt,
  turnOf,
} from "./cycle.ts";
import { nextPhase, PHASES, type Phase } from "./phase.ts";

const day = (text: string) => new Date(`2026-${text}T00:00:00+09:00`);
const SET: Phase = { phase: "set", opensAt: day("04-01"), closesAt: day("06-01") };
const MIDTERM: Phase = { phase: "midterm", opensAt: day("09-15"), closesAt: day("10-16") };
const FINAL: Phase = { phase: "final", opensAt: new Date("2027-03-01T00:00:00+09:00"), closesAt: new Date("2027-04-10T00:00:00+09:00") };
const YEAR = [SET, MIDTERM, FINAL];
const OPEN = day("05-01");
const CLOSED = day("07-01");
const BOTH = { checker: true, approver: true };

const aSheet = (given: Partial<SheetState> = {}): SheetState => ({ phase: "set", status: "draft", openUntil: null, ...given });

/** What can become of a sheet of each status, by whom: while its phase is open, and after it was closed. */
const CAN = {
  draft: { open: ["submit author planning", "reopen planning"], closed: ["reopen planning"] },
  returned: { open: ["submit author planning", "reopen planning"], closed: ["reopen planning"] },
  submitted: {
    open: [
      ...["withdraw author planning", "check checker", "approve approver"],
      ...["returnByChecker checker", "returnByApprover approver", "reopen planning"],
    ],
    closed: ["check checker", "approve approver", "returnByChecker checker", "returnByApprover approver", "reopen planning"],
  },
  checked: {
    open: ["approve approver", "returnByApprover approver", "reopen planning"],
    closed: ["approve approver", "returnByApprover approver", "reopen planning"],
  },
  approved: {
    open: ["accept planning", "returnByPlanning planning", "reopen planning"],
    closed: ["accept planning", "returnByPlanning planning", "reopen planning"],
  },
  accepted: { open: ["reopen planning"], closed: ["reopen planning"] },
} as const satisfies Record<SheetState["status"], { open: readonly string[]; closed: readonly string[] }>;

describe("every act with every status, open and closed, by every role", () => {
  const cases = STATUSES.flatMap((status) =>
    (["open", "closed"] as const).flatMap((when) => ROLES.flatMap((role) => ACT_NAMES.map((act) => ({ status, when, role, act })))),
  );
  test.each(cases)("$act of what is $status and $when by $role", ({ status, when, role, act }) => {
    const obstacle = obstacleTo(act, aSheet({ status }), { phases: YEAR, held: BOTH, now: when === "open" ? OPEN : CLOSED });
    const can = obstacle === null && PERMISSIONS[ACTS[act].needs].roles.some((one) => one === role);
    const said = CAN[status][when].some((line) => {
      const [name, ...roles] = line.split(" ");
      return name === act && roles.includes(role);
    });
    expect(can).toBe(said);
  });

  test("what is closed says so, where it would be possible while it is open", () => {
    const at = (act: ActName, status: SheetState["status"]) =>
      obstacleTo(act, aSheet({ status }), { phases: YEAR, held: BOTH, now: CLOSED });
    expect(at("submit", "draft")).toBe("closed");
    expect(at("withdraw", "submitted")).toBe("closed");
    expect(at("submit", "accepted")).toBe("wrong-status");
  });
});

describe("a department in which a post is vacant", () => {
  const can = (act: ActName, status: SheetState["status"], held: typeof BOTH) =>
    obstacleTo(act, aSheet({ status }), { phases: YEAR, held, now: OPEN }) === null;

  test.each([
    ["submitted", BOTH, "checker"],
    ["submitted", { checker: false, approver: true }, "approver"],
    ["submitted", { checker: true, approver: false }, "checker"],
    ["submitted", { checker: false, approver: false }, "planning"],
    ["checked", BOTH, "approver"],
    ["checked", { checker: true, approver: false }, "planning"],
    ["approved", BOTH, "planning"],
    ["draft", BOTH, "author"],
    ["returned", BOTH, "author"],
    ["accepted", BOTH, null],
  ] as const)("%s with %o waits for %s", (status, held, turn) => {
    expect(turnOf(status, held)).toBe(turn);
  });

  test("holds nothing up: whose turn it is can always go on", () => {
    const onward = { checker: "check", approver: "approve", planning: "accept", author: "submit" } as const;
    for (const status of STATUSES)
      for (const checker of [true, false])
        for (const approver of [true, false]) {
          const turn = turnOf(status, { checker, approver });
          if (turn !== null) expect(can(onward[turn], status, { checker, approver })).toBe(true);
        }
  });

  test("planning accepts what nobody approved only where nobody could", () => {
    expect(can("accept", "checked", BOTH)).toBe(false);
    expect(can("accept", "submitted", BOTH)).toBe(false);
    expect(can("accept", "submitted", { checker: true, approver: false })).toBe(true);
    expect(can("accept", "draft", { checker: false, approver: false })).toBe(false);
  });
});

const state = fc.record({
  phase: fc.constantFrom(...PHASES),
  status: fc.constantFrom(...STATUSES),
  openUntil: fc.option(fc.date({ min: day("03-01"), max: new Date("2027-06-01T00:00:00Z"), noInvalidDate: true })),
});
const moment = fc.date({ min: day("03-01"), max: new Date("2027-06-01T00:00:00Z"), noInvalidDate: true });
const phases = fc.subarray(YEAR);
const posts = fc.record({ checker: fc.boolean(), approver: fc.boolean() });

describe("laws", () => {
  test("closed and not reopened: nothing is written, nothing is handed in", () => {
    fc.assert(
      fc.property(state, phases, posts, moment, (sheet, year, held, now) => {
        const times = year.find(({ phase }) => phase === sheet.phase);
        const within = times !== undefined && now >= times.opensAt && now < times.closesAt;
        const reopened = sheet.openUntil !== null && now < sheet.openUntil;
        if (within || reopened) return;
        expect(canWrite(sheet, year, now)).toBe(false);
        for (const act of ["submit", "withdraw"] as const) expect(obstacleTo(act, sheet, { phases: year, held, now })).not.toBeNull();
      }),
    );
  });

  test("the deadline that is shown is the one that is enforced", () => {
    fc.assert(
      fc.property(state, phases, (sheet, year) => {
        const deadline = deadlineOf(sheet, year);
        if (deadline === null) return;
        expect(isOpen(sheet, year, deadline)).toBe(false);
        const before = new Date(deadline.getTime() - 1);
        expect(isOpen(sheet, year, before)).toBe(true);
        const written = sheet.status === "draft" || sheet.status === "returned";
        expect([isLate(sheet, year, before), isLate(sheet, year, deadline)]).toEqual([false, written]);
        expect([canWrite(sheet, year, before), canWrite(sheet, year, deadline)]).toEqual([written, false]);
      }),
    );
  });

  test("only what is accepted moves on, by one phase, and is a draft there", () => {
    fc.assert(
      fc.property(state, phases, moment, (sheet, year, now) => {
        const standing = standingAt(sheet, year, now);
        const next = nextPhase(sheet.phase, year);
        if (sheet.status === "accepted" && next && now >= next.opensAt)
          expect(standing).toEqual({ phase: next.phase, status: "draft", openUntil: null });
        else expect(standing).toBe(sheet);
        expect(standingAt(standing, year, now)).toEqual(standing);
      }),
    );
  });

  test("no act but of planning gives a time, and each that sends back says why", () => {
    for (const act of ACT_NAMES) {
      if (ACTS[act].givesTime) expect(ACTS[act].needs).toBe("accept-sheet");
      if (ACTS[act].to === "returned") expect(ACTS[act].needsReason).toBe(true);
    }
  });
});

describe("a sheet through its times", () => {
  test("is not open before its phase opens", () => {
    expect(isOpen(aSheet(), YEAR, day("03-31"))).toBe(false);
    expect(isLate(aSheet(), YEAR, day("03-31"))).toBe(false);
  });
  test("accepted is a draft of the midterm report when that opens, and of no phase that the year does not have", () => {
    const accepted = aSheet({ status: "accepted" });
    expect(standingAt(accepted, YEAR, CLOSED)).toBe(accepted);
    expect(standingAt(accepted, YEAR, MIDTERM.opensAt)).toEqual({ phase: "midterm", status: "draft", openUntil: null });
    expect(standingAt(accepted, [SET, FINAL], MIDTERM.opensAt)).toBe(accepted);
    expect(standingAt(accepted, [SET, FINAL], FINAL.opensAt)).toMatchObject({ phase: "final" });
  });
  test("reopened is open until its time, then late, and may be corrected in what earlier phases said", () => {
    const reopened = aSheet({ phase: "midterm", status: "returned", openUntil: day("12-01") });
    expect(canWrite(reopened, YEAR, day("11-30"))).toBe(true);
    expect(isLate(reopened, YEAR, day("12-01"))).toBe(true);
    expect(phasesWritten(reopened)).toEqual(["set", "midterm"]);
    expect(phasesWritten(aSheet({ phase: "midterm" }))).toEqual(["midterm"]);
  });
  test("reopened for a shorter time than its phase has keeps the time of the phase", () => {
    expect(deadlineOf(aSheet({ openUntil: day("05-02") }), YEAR)).toEqual(SET.closesAt);
  });
});
