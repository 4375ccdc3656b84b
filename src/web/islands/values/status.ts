const WITHOUT_VALUE = ["pending", "unavailable", "not-applicable"];

/** A status that says that there is no value becomes 確定 as soon as somebody gives one; it can be chosen anew. */
export function followTyping(form: HTMLFormElement): void {
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name.startsWith("t.")) statusFollows(target);
  });
}

export function statusFollows(field: HTMLInputElement): void {
  const list = field.closest("tr")?.querySelector<HTMLSelectElement>("select[data-cell]");
  if (!list || list.name.slice(2) !== field.name.slice(2)) return;
  if (field.value.trim() !== "" && WITHOUT_VALUE.includes(list.value)) list.value = "final";
}
