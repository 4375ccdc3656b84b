/** Sentences of the form, in the person's language. */
export interface RowWords {
  readonly sending: string;
  readonly waiting: string;
  readonly failed: string;
}

/** A file on its way, as a row of the list. */
export interface FileRow {
  progress(loaded: number, total: number): void;
  receive(message: string): void;
  refuse(message: string): void;
}

export function addRow(list: HTMLUListElement, name: string, words: RowWords): FileRow {
  const row = document.createElement("li");
  const title = document.createElement("span");
  title.className = "sending-name";
  title.textContent = name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  const said = document.createElement("span");
  said.className = "sending-said";
  said.textContent = words.waiting;
  row.append(title, bar, said);
  list.append(row);
  const end = (kind: string, message: string) => {
    bar.remove();
    row.className = kind;
    said.textContent = message;
  };
  return {
    progress: (loaded, total) => {
      const share = total === 0 ? 1 : loaded / total;
      bar.value = share;
      said.textContent = words.sending.replace("{percent}", String(Math.round(share * 100)));
    },
    receive: (message) => end("received", message),
    refuse: (message) => end("refused", message),
  };
}
