import type { Document } from "../../document.ts";
import type { Findings } from "../draft.ts";
import { nothingFound } from "../draft.ts";
import { Notebook } from "./notebook.ts";
import { TableReader } from "./read-table.ts";
import { TextReader } from "./read-text.ts";
import { type Row, rowsOf } from "./rows.ts";
import type { Statement } from "./statement.ts";

/**
 * Reads the statements of heads of department (部局運営方針, 部局長の目標, 部長の仕事宣言 …) that a document holds: who states, the mission, the policies with their
 * summaries, the mid-term goals, and the goals of the year, which are goals of the reading.
 *
 * A document that states neither a mission, a policy nor a mid-term goal, nor calls itself such a statement, is not one: nothing is found.
 */
export function readMissions(document: Document): Findings {
  const notes = new Notebook();
  const texts = new TextReader(notes);
  const tables = new TableReader(notes, texts);
  const { rows, furniture: running } = rowsOf(document);
  for (const [i, row] of rows.entries()) {
    const next = firstTextOf(rows[i + 1]);
    if (row.kind === "text") texts.read(row.line, row.depth, next);
    else tables.read(row, next);
  }
  const statements = notes.statements.filter(isStatement);
  if (statements.length === 0) return nothingFound;
  const furniture = [...notes.furniture, ...running];
  const finished = statements.map((statement) => statement.finish(furniture));
  return {
    plan: null,
    missions: finished.map(({ mission }) => mission),
    goals: finished.flatMap(({ goals }) => goals),
    furniture,
    repeats: [],
  };
}

function firstTextOf(row: Row | undefined) {
  if (!row) return null;
  return row.kind === "text" ? row.line.text : (row.cells[0]?.lines[0]?.text ?? null);
}

/** Policies and goals stand in plans too: what makes a statement is who states, what it is called, or a mission that is called one. */
function isStatement({
  missions,
  policies,
  midTermGoals,
  goals,
  titled,
  named,
  statesMission,
  department,
  post,
  name,
}: Statement): boolean {
  const stated = missions.length > 0 || policies.length > 0 || midTermGoals.length > 0;
  const headed = department !== null && (post !== null || name !== null);
  return titled ? stated || goals.length > 0 : stated && (headed || statesMission || (named && goals.length > 0));
}
