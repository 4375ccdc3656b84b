import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Writable } from "node:stream";

/** Asks the person at the command line. Null where nothing comes any more. */
export interface Ask {
  (question: string, options?: { readonly hidden?: boolean }): Promise<string | null>;
  /** True where a person types: what was wrong can be asked again. */
  readonly isTerminal: boolean;
}

type Terminal = Readable & { readonly isTTY?: boolean };

/**
 * Asks on a terminal, where what is hidden does not appear as it is typed; takes the answers line by line from anything else, so that a script can give them. They are
 * never words of the command: those stand in the list of processes and in the shell's history.
 */
export function openAsk(input: Terminal, output: NodeJS.WritableStream): Ask {
  const isTerminal = input.isTTY === true;
  const lines = isTerminal ? null : linesOf(input);
  const ask = async (question: string, { hidden = false } = {}) => (lines ? lines() : askTerminal(question, hidden, input, output));
  return Object.assign(ask, { isTerminal });
}

/** The lines of an input that is opened when the first is wanted. */
function linesOf(input: Readable): () => Promise<string | null> {
  let iterator: AsyncIterator<string> | null = null;
  return async () => {
    iterator ??= createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
    const { done, value } = await iterator.next();
    return done ? null : value;
  };
}

async function askTerminal(question: string, hidden: boolean, input: Terminal, output: NodeJS.WritableStream): Promise<string | null> {
  // What is typed goes nowhere, nor does a prompt that would move the cursor over the question.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input, output: hidden ? nowhere : output, terminal: true, historySize: 0 });
  const closed = new AbortController();
  reader.once("SIGINT", () => reader.close());
  reader.once("close", () => closed.abort());
  try {
    if (hidden) output.write(question);
    else reader.setPrompt(question);
    reader.prompt();
    const [line] = (await once(reader, "line", { signal: closed.signal })) as [string];
    return line;
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") return null;
    throw error;
  } finally {
    reader.close();
    if (hidden) output.write("\n");
  }
}
