import { addRow, type FileRow, type RowWords } from "./file-row.ts";

interface Waiting {
  readonly file: File;
  readonly row: FileRow;
}

/** Makes the form a place to drop files on, and sends them one after the other, each with its progress. `arrived` is called after each. */
export function sendFiles(form: HTMLFormElement, arrived: () => void): void {
  const part = <Kind extends HTMLElement>(id: string) => form.querySelector<Kind>(`#${id}`);
  const [input, drop] = [part<HTMLInputElement>("files"), part("drop")];
  const [sending, list, summary] = [part("sending"), part<HTMLUListElement>("sending-list"), part("sending-summary")];
  const button = part("send");
  if (!input || !drop || !sending || !list || !summary) return;

  const words = form.dataset as unknown as RowWords & { readonly [name: string]: string };
  const queue: Waiting[] = [];
  let busy = false;
  let sent = 0;
  let refused = 0;
  let all = 0;

  const tell = () => {
    const done = (words.summary ?? "").replace("{sent}", String(sent)).replace("{all}", String(all));
    const not = refused === 0 ? "" : (words.refused ?? "").replace("{count}", String(refused));
    summary.textContent = all === 0 ? not : `${done}${not}`;
  };
  const give = (files: readonly File[]) => {
    if (files.length === 0) return;
    input.value = "";
    sending.hidden = false;
    const most = Number(words.mostFiles);
    for (const [i, file] of files.entries()) {
      const row = addRow(list, file.name, words);
      const refusal = i >= most ? words.tooMany : file.size > Number(words.mostBytes) ? words.tooLarge : undefined;
      if (refusal !== undefined) {
        row.refuse(refusal);
        refused += 1;
      } else {
        queue.push({ file, row });
        all += 1;
      }
    }
    void work();
  };
  const work = async () => {
    if (busy) return;
    busy = true;
    for (let next = queue.shift(); next; next = queue.shift()) {
      const waiting = next;
      const end = await send(form.action, waiting);
      if (end !== "taken") refused += 1;
      sent += 1;
      if (end === "lost") waiting.row.lose(() => sendAgain(waiting));
      arrived();
    }
    busy = false;
    tell();
  };
  const sendAgain = (waiting: Waiting) => {
    refused -= 1;
    sent -= 1;
    queue.push(waiting);
    void work();
  };

  part("drop-hint")?.removeAttribute("hidden");
  button?.setAttribute("hidden", "");
  // What is given is held here, not in the field.
  input.required = false;
  input.addEventListener("change", () => give([...(input.files ?? [])]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  for (const kind of ["dragenter", "dragover"])
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    give([...(event.dataTransfer?.files ?? [])]);
  });
  // A file that misses the place would be opened by the browser, in the place of this page.
  for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
  addEventListener("beforeunload", (event) => {
    if (busy) event.preventDefault();
  });
}

interface Answer {
  readonly message: string | null;
  readonly files?: readonly { readonly kind: "received" | "known" | "refused"; readonly message: string }[];
}

/** lost: the connection was cut, or what answered was not this program. */
type End = "taken" | "refused" | "lost";

/** Resolves with what became of the file. XMLHttpRequest, because fetch does not say how much of a body has been sent. */
function send(address: string, { file, row }: Waiting): Promise<End> {
  return new Promise((resolve) => {
    let end: End = "lost";
    const body = new FormData();
    body.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => row.progress(loaded, total));
    request.addEventListener("load", () => {
      const answer = readAnswer(request.responseText);
      const [one] = answer?.files ?? [];
      const message = one?.message ?? answer?.message;
      if (message === undefined || message === null) return;
      end = one !== undefined && one.kind !== "refused" ? "taken" : "refused";
      if (end === "taken") row.receive(message);
      else row.refuse(message);
    });
    request.addEventListener("loadend", () => resolve(end));
    request.send(body);
  });
}

/** null where something in between answered, or the visitor is let in no more. */
function readAnswer(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}
