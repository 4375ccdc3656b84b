import { writeCsv } from "../../documents/writing/csv.ts";
import { dayAfter } from "../../domain/calendar/day-span.ts";
import { listAccounts } from "../../store/account-store.ts";
import { listAppointments } from "../../store/appointment-store.ts";
import type { Connection } from "../../store/database.ts";
import { listOrganisationUnits } from "../../store/organisation-store.ts";
import { KIND_WORDS } from "../organisation/import-units.ts";
import unitColumns from "../organisation/unit-columns.json" with { type: "json" };
import { unitPath } from "../organisation/unit-path.ts";
import { roleWord } from "./import-people.ts";
import columns from "./people-columns.json" with { type: "json" };

const headOf = (words: Readonly<Record<string, readonly string[]>>): string[] => Object.values(words).map(([word = ""]) => word);

/** The accounts that have not ended, a line an appointment, as they can be taken in again. No password is in it. */
export async function exportPeople(db: Connection, municipality: string): Promise<string> {
  const [accounts, appointments, units] = await Promise.all([
    listAccounts(db, municipality),
    listAppointments(db, municipality),
    listOrganisationUnits(db, municipality),
  ]);
  const posts = Map.groupBy(appointments, ({ accountId }) => accountId);
  const rows = accounts
    .filter(({ endedAt }) => endedAt === null)
    .flatMap(({ id, login, name, email }) => {
      const fields = [login, name, email ?? ""];
      const held = posts.get(id) ?? [];
      if (held.length === 0) return [[...fields, "", "", "", ""]];
      return held.map(({ role, unitId, from, to }) => {
        const unit = units.find((one) => one.id === unitId);
        return [...fields, roleWord(role), unit ? unitPath(unit, units) : "", from, to === null ? "" : dayAfter(to, -1)];
      });
    });
  return writeCsv([headOf(columns), ...rows]);
}

/** The organisation with its days, as it can be taken in again. */
export async function exportUnits(db: Connection, municipality: string): Promise<string> {
  const units = await listOrganisationUnits(db, municipality);
  const rows = units.map(({ kind, name, parentId, validFrom, validTo }) => {
    const parent = units.find(({ id }) => id === parentId);
    return [KIND_WORDS[kind], name, parent?.name ?? "", validFrom ?? "", validTo === null ? "" : dayAfter(validTo, -1)];
  });
  return writeCsv([headOf(unitColumns), ...rows]);
}

/** A file to begin from, with invented people. */
export function samplePeople(): string {
  return writeCsv([
    headOf(columns),
    ["yamada", "山田 花子", "yamada@example.lg.jp", roleWord("author"), "健康福祉部/福祉課", "2026-04-01", ""],
    ["suzuki", "鈴木 一郎", "", roleWord("checker"), "健康福祉部/福祉課", "2026-04-01", "2027-03-31"],
    ["tanaka", "田中 進", "", roleWord("approver"), "健康福祉部", "2026-04-01", ""],
    ["shicho", "市長 太郎", "", roleWord("leader"), "", "2026-04-01", ""],
  ]);
}

export function sampleUnits(): string {
  return writeCsv([
    headOf(unitColumns),
    [KIND_WORDS.department, "健康福祉部", "", "", ""],
    [KIND_WORDS.division, "福祉課", "健康福祉部", "", ""],
    [KIND_WORDS.department, "危機管理部", "", "2027-04-01", ""],
  ]);
}
