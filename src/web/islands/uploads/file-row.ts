/** Sentences of the form, in the person's language. */
export interface RowWords {
  readonly sending: string;
  readonly waiting: string;
  readonly failed: string;
  readonly again: string;
}

/** A file on its way, as a row of the list. */
export interface FileRow {
  progress(loaded: number, total: number): void;
  receive(message: string): void;
  refuse(message: string): void;
  /** Says that the file did not arrive, and offers to send it again: then the row waits as before, and `again` is called. */
  lose(again: () => void): void;
}

export function addRow(list: HTMLUListElement, name: string, words: RowWords): FileRow {
  const row = document.createElement("li");
  row.tabIndex = -1;
  const title = document.createElement("span");
  title.className = "sending-name";
  title.textContent = name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", name);
  const said = document.createElement("span");
  said.className = "sending-said";
  const wait = () => {
    bar.value = 0;
    said.textContent = words.waiting;
    row.className = "";
    row.replaceChildren(title, bar, said);
  };
  const end = (kind: string, message: string, ...acts: readonly Node[]) => {
    row.className = kind;
    said.textContent = message;
    row.replaceChildren(title, said, ...acts);
  };
  wait();
  list.append(row);
  return {
    progress: (loaded, total) => {
      const share = total === 0 ? 1 : loaded / total;
      bar.value = share;
      said.textContent = words.sending.replace("{percent}", String(Math.round(share * 100)));
    },
    receive: (message) => end("received", message),
    refuse: (message) => end("refused", message),
    lose: (again) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button second small";
      button.textContent = words.again;
      button.setAttribute("aria-label", `${words.again} ${name}`);
      button.addEventListener("click", () => {
        wait();
        // The button is gone; who works with the keyboard goes on from the row.
        row.focus();
        again();
      });
      end("refused", words.failed, button);
    },
  };
}
