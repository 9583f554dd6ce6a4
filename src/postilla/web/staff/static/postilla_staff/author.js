/* Warning, muting or banning whoever wrote a comment: a form that asks what, why, for how long and whom else it meets. */

/** Calls `chosen` with the form's fields, or nothing where it is closed. */
export function authors(dialog) {
  let then = null;
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "do") then?.(Object.fromEntries(new FormData(dialog.querySelector("form"))));
    then = null;
  });
  return (about, chosen) => {
    then = chosen;
    dialog.returnValue = "";
    dialog.querySelector("#desk-ban-about").textContent = about;
    dialog.showModal();
  };
}
