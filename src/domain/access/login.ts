import { foldForComparison } from "../wording/fold.ts";

const LONGEST = 64;

/** The name under which somebody signs in, as it is kept and compared: NFKC, lower case, without white space around it. */
export function foldLogin(text: string): string {
  return foldForComparison(text).trim().toLowerCase();
}

/** True where a folded login may be given to an account: letters, digits and . _ @ - , so that it can be typed without an input method. */
export function isLogin(folded: string): boolean {
  return folded.length <= LONGEST && /^[a-z0-9][a-z0-9._@-]+$/u.test(folded);
}
