import { moveByKeys } from "./values/keys.ts";
import { takePastedBlocks } from "./values/paste.ts";
import { followTyping } from "./values/status.ts";
import { warnOfUnsaved } from "./values/unsaved.ts";

/** Makes the entry grid of values work like a sheet: blocks are pasted onto it, arrows and Enter move on it, and nobody leaves it unsaved unasked. */
const form = document.querySelector<HTMLFormElement>("form[data-island=values]");
if (form) {
  takePastedBlocks(form);
  moveByKeys(form);
  followTyping(form);
  warnOfUnsaved(form);
}
