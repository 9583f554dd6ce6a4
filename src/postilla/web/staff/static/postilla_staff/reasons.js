/* The list of reasons. A digit or a click chooses; a note may be written before. */

/** Ask why; calls `chosen({ kind, note })`, or nothing where it is closed. `keys`: whether single keys choose. */
export function reasons(dialog, keys) {
  const buttons = [...dialog.querySelectorAll(".desk-reasons button")];
  const note = dialog.querySelector("#desk-note");
  let then = null;

  function choose(button) {
    const act = then;
    then = null;
    dialog.close();
    act?.({ kind: button.value, note: note.value.trim() });
  }

  for (const button of buttons) button.addEventListener("click", () => choose(button));
  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target === note) {
      if (event.key === "Enter") {
        event.preventDefault();
        buttons[0]?.focus();
      }
      return;
    }
    if (!keys) return;
    if (/^\d$/.test(event.key)) {
      const button = buttons[(Number(event.key) + 9) % 10];
      if (button) {
        event.preventDefault();
        choose(button);
      }
    } else if (event.key === "n") {
      event.preventDefault();
      note.focus();
    }
  });
  dialog.addEventListener("close", () => (then = null));

  return (about, chosen) => {
    then = chosen;
    note.value = "";
    dialog.querySelector("#desk-reasons-about").textContent = about;
    dialog.showModal();
    buttons[0]?.focus();
  };
}
