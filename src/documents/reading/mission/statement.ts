import type { Goal } from "../../../domain/goal/goal.ts";
import type { Mission } from "../../../domain/mission/mission.ts";
import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import type { Derived, Draft } from "../draft.ts";
import { outline, withMarks } from "../marks.ts";
import { collectMarks, draftGoals, draftMidTermGoals } from "./goal-drafts.ts";
import type { GoalNotes } from "./goal-notes.ts";
import { draftPolicies, type PolicyRow } from "./policies.ts";
import { yearFromWords } from "./year-from-words.ts";

/** The statement of one head of department while it is gathered. */
export class Statement {
  department: Passage | null = null;
  post: Passage | null = null;
  name: Passage | null = null;
  /** A title such as 部局運営方針 stands over it. */
  titled = false;
  /** A title names the department. */
  named = false;
  /** A label or heading says 使命 or ミッション. */
  statesMission = false;
  /** As a title, a head or the heading of the goals prints it. */
  year: Derived<number> | null = null;
  #yearOfPart = false;
  readonly missions: CellLine[] = [];
  readonly policies: PolicyRow[] = [];
  /** Sentences between the head and the first part. */
  readonly opening: CellLine[] = [];
  /** 総括 in a part of its own. */
  readonly summaries: CellLine[] = [];
  readonly goals: GoalNotes[] = [];
  readonly midTermGoals: GoalNotes[] = [];

  /** Whether a part of it has been read, so that another head begins another statement. */
  get hasParts(): boolean {
    return this.missions.length > 0 || this.policies.length > 0 || this.goals.length > 0 || this.midTermGoals.length > 0;
  }

  /** A year that the heading of a part names; of several the last is the statement's own. */
  takeYear(year: Derived<number>): void {
    if (this.year === null || (this.#yearOfPart && year.value > this.year.value)) {
      this.year = year;
      this.#yearOfPart = true;
    }
  }

  finish(furniture: Passage[]): { mission: Draft<Mission>; goals: Draft<Goal>[] } {
    const fiscalYear = this.year ?? yearFromWords(this);
    const missions = outline(this.missions);
    // A statement that calls nothing its mission or its policies says them where it begins.
    if (missions.length === 0 && this.policies.length === 0 && this.opening.length > 0)
      this.policies.push({ mark: null, lines: this.opening, summary: [] });
    collectMarks(missions, furniture);
    return {
      goals: this.goals.flatMap((notes) =>
        draftGoals(notes, { fiscalYear: notes.year ?? fiscalYear, department: this.department }, furniture),
      ),
      mission: {
        department: this.department,
        post: this.post,
        name: this.name,
        fiscalYear,
        missions: missions.map(withMarks).filter((text) => !text.isBlank),
        policies: draftPolicies(this.policies, this.summaries, furniture),
        midTermGoals: this.midTermGoals.flatMap((notes) => draftMidTermGoals(notes, furniture)),
      },
    };
  }
}
