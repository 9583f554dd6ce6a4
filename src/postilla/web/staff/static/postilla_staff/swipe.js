/* A card moved sideways by a finger: to the right it is approved, to the left rejected. */

const FAR = 96; // px from which letting go decides
const STRAIGHT = 1.5; // so much more sideways than up or down

/** `decide(direction)` is called with "right" or "left" when a card was moved far enough. */
export function swipes(root, decide) {
  let start = null;
  root.addEventListener("pointerdown", (event) => {
    const card = event.target.closest(".desk-card");
    if (event.pointerType === "mouse" || !card || event.target.closest("button, input, select")) return;
    start = { card, id: event.pointerId, x: event.clientX, y: event.clientY, moves: false };
  });
  root.addEventListener("pointermove", (event) => {
    if (!start || event.pointerId !== start.id) return;
    const [across, down] = [event.clientX - start.x, event.clientY - start.y];
    if (!start.moves && Math.abs(across) < Math.max(10, Math.abs(down) * STRAIGHT)) return;
    start.moves = true;
    if (!start.card.hasPointerCapture(start.id)) start.card.setPointerCapture(start.id);
    start.card.style.translate = `${across}px`;
    start.card.dataset.swipe = Math.abs(across) < FAR ? "" : across > 0 ? "right" : "left";
  });
  // Else Chromium takes a quick swipe for the push of a page that glides on, and the next tap for the one that stops it.
  const held = (event) => { if (start?.moves && event.cancelable) event.preventDefault(); };
  for (const part of ["touchmove", "touchend"]) root.addEventListener(part, held, { passive: false });
  for (const end of ["pointerup", "pointercancel"]) {
    root.addEventListener(end, (event) => {
      if (!start || event.pointerId !== start.id) return;
      const { card } = start;
      const where = event.type === "pointerup" && start.moves ? card.dataset.swipe : "";
      start = null;
      card.style.translate = "";
      delete card.dataset.swipe;
      if (where) decide(where);
    });
  }
}
