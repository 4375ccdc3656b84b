import { arrangeParts } from "./sheet/arrange.ts";
import { saveByItself } from "./sheet/autosave.ts";
import { keepUnsaved } from "./sheet/kept-text.ts";
import { listenToKeys } from "./sheet/keys.ts";
import { offerNodes } from "./sheet/node-search.ts";
import { gatherPartActs, moveInPartActs } from "./sheet/part-acts.ts";
import { takePastedCells } from "./sheet/pasted-cells.ts";

/** Makes the form of a sheet quick: it saves by itself, keeps what could not be saved, arranges parts without leaving the page, and listens to keys. */
const desk = document.querySelector<HTMLElement>("[data-island=sheet]");
if (desk) {
  const kept = keepUnsaved(desk);
  const saving = saveByItself(desk, kept);
  arrangeParts(desk, saving);
  listenToKeys(desk, saving);
  gatherPartActs(desk);
  moveInPartActs(desk);
  offerNodes(desk);
  takePastedCells(desk);
  desk.classList.add("is-lively");
}
