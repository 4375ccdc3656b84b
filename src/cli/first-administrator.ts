import type { Database } from "../store/database.ts";
import { appointFirstAdministrator, type FirstAdministratorRefusal, lacksAdministrator } from "../use-cases/account/first-administrator.ts";
import type { CommandContext } from "./command.ts";
import { refusalSentence } from "./refusals.ts";

/** Wrong answers on a terminal are asked again so often. */
const MOST_TRIES = 5;

/**
 * Asks for the first account of a municipality that nobody administers yet. Where nothing answers (a script without input), says how to do it later.
 *
 * @returns false where an answer was given that cannot be used.
 */
export async function askForAdministrator(db: Database, municipality: string, context: CommandContext): Promise<boolean> {
  const { sentences, print, report, ask, clock } = context;
  if (!(await lacksAdministrator(db, municipality, clock()))) return true;
  if (ask.isTerminal) report(sentences("init.administrator"));
  for (let tries = 1; ; tries += 1) {
    const answers = await answersFrom(context);
    if (answers === null) {
      report(sentences("init.noAdministrator", { code: municipality }));
      return true;
    }
    const done =
      answers === "unlike"
        ? { ok: false as const, refusal: { kind: "unlike-passwords" as const } }
        : await appointFirstAdministrator(db, { municipality, email: null, ...answers, now: clock() });
    if (done.ok) {
      print(sentences("init.administrated", { code: municipality }));
      return true;
    }
    report(refusalSentence(sentences, toldAs(done.refusal)));
    if (!ask.isTerminal || tries === MOST_TRIES) return false;
  }
}

interface Answers {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

/** Null where nothing comes any more; "unlike" where the password was not typed alike twice. */
async function answersFrom({ sentences, ask }: CommandContext): Promise<Answers | "unlike" | null> {
  const login = await ask(sentences("ask.login"));
  if (login === null) return null;
  const name = await ask(sentences("ask.name"));
  const password = await ask(sentences("ask.password"), { hidden: true });
  if (name === null || password === null) return null;
  // A script says it once: what it says, it does not mistype.
  if (ask.isTerminal && (await ask(sentences("ask.passwordAgain"), { hidden: true })) !== password) return "unlike";
  return { login, name, password };
}

/** Of weak passwords each kind has a sentence of its own. The first account has no appointments that could clash. */
function toldAs(refusal: FirstAdministratorRefusal | { readonly kind: "unlike-passwords" }) {
  return refusal.kind === "weak-password" ? ({ kind: `password-${refusal.fault}` } as const) : refusal;
}
