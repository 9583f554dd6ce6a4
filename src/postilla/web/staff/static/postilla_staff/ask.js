/* A dialog with a form: what is done to a comment's author, what it is to say, where its branch goes. */

/** Calls `chosen` with the form's fields when it is sent, or nothing where it is closed. `filled`: fields set before. */
export function asks(dialog) {
  const form = dialog.querySelector("form");
  let then = null;
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "do") then?.(Object.fromEntries(new FormData(form)));
    then = null;
  });
  return (about, chosen, filled = null) => {
    then = chosen;
    dialog.returnValue = "";
    if (filled) form.reset();
    for (const [name, value] of Object.entries(filled ?? {})) form.elements.namedItem(name).value = value;
    dialog.querySelector("[data-about]").textContent = about;
    dialog.showModal();
  };
}

/** Somebody is muted or banned already: asks whether that one is changed into what was to be done. `mark` does it. */
export function changes(dialog, mark) {
  const ask = asks(dialog);
  return ({ key: _, comment, verb, ...said }, { message, sanction }) => ask(message, () => mark(verb, { ...said, sanction }, comment));
}
