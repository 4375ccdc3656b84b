import type { Phase, PhaseName } from "../cycle/phase.ts";
import type { Form } from "./form.ts";

/** The phases of a year in which a form has something to write. A statement without a midterm report waits for none. */
export function phasesOf(form: Form, phases: readonly Phase[]): readonly Phase[] {
  const written = new Set<PhaseName>(form.fields.flatMap((field) => field.phases));
  return phases.filter(({ phase }) => written.has(phase));
}
