/* Keys of the desk. They are heard before the CMS's own, and not while somebody writes. */

const WRITES = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

/** `keys`: what to call by key; called with the event. Only while the focus is on the desk, or nowhere. */
export function listen(desk, keys) {
  addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (document.querySelector("dialog[open]") || event.target.closest?.("[role=dialog]")) return;
      if (event.target !== document.body && !desk.contains(event.target)) return;
      if (event.target.matches?.(WRITES)) {
        if (event.key === "Escape") event.target.blur();
        return;
      }
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      if ((event.key === "Enter" || event.key === " ") && event.target.closest("button, a, summary")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat || event.key === "j" || event.key === "k") act(event);
    },
    { capture: true },
  );
}
