import { refreshList } from "./uploads/refresh-list.ts";
import { sendFiles } from "./uploads/send-files.ts";

const form = document.querySelector<HTMLFormElement>("#file-form");
if (form) {
  const refresh = refreshList(form.dataset.list ?? "");
  sendFiles(form, refresh);
}
