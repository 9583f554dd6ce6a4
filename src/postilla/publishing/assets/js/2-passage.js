/* ---- Answering a passage ---- */

const AROUND = 48; // characters sent of what stands beside a passage
const NOT_WORDS = ".ad, .passage-mark, .correction-mark, figcaption, table, svg, .figures, .gallery, .link-card, details";
let offer = null; // the button that appears at a selection

/** The words of a stretch of the article as the server reads them: blanks folded, blocks parted by one. */
function wordsOf(range) {
  const part = range.cloneContents();
  all(NOT_WORDS, part).forEach((element) => element.remove());
  all("p, li, h2, h3, h4, blockquote, dd, dt, pre, br", part).forEach((element) => element.after(" "));
  return part.textContent.replace(/\s+/g, " ");
}

function selected() {
  const selection = getSelection();
  const body = one(".article .body");
  if (!body || !form() || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return body.contains(range.commonAncestorContainer) && wordsOf(range).trim().length > 1 ? range : null;
}

function offerPassage() {
  const range = selected();
  if (!range) return hideOffer();
  if (!offer) {
    offer = make("button", { type: "button", class: "passage-offer" }, say("passage"));
    offer.addEventListener("pointerdown", (event) => event.preventDefault()); // or the selection would go first
    offer.addEventListener("click", () => takePassage(selected()));
  }
  const box = range.getBoundingClientRect();
  const block = range.endContainer.parentElement.closest("p, li, h2, h3, h4, blockquote") || one(".article .body");
  if (offer.previousElementSibling !== block) block.after(offer); // next in the order of the keyboard, too
  const ground = offer.offsetParent.getBoundingClientRect();
  const left = Math.min(Math.max(box.left + box.width / 2 - offer.offsetWidth / 2, 12), innerWidth - offer.offsetWidth - 12);
  offer.style.insetInlineStart = "auto";
  offer.style.left = `${left - ground.left}px`;
  offer.style.top = `${box.bottom - ground.top + 8}px`;
}

function hideOffer() {
  if (offer && document.activeElement !== offer) offer.remove();
}

function takePassage(range) {
  if (!range) return;
  const body = one(".article .body");
  const before = document.createRange();
  before.setStart(body, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = document.createRange();
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(body, body.childNodes.length);
  const exact = wordsOf(range).trim();
  const head = wordsOf(before).trimStart();
  offer.remove();
  getSelection().removeAllRanges();
  if (form().parent.value) answer(null);
  quotePassage(exact, head.slice(-AROUND), wordsOf(after).slice(0, AROUND), head.length);
  focusOn(form().text);
}

function quotePassage(exact, prefix, suffix, start) {
  const target = form();
  dropPassage(target);
  const drop = make("button", { type: "button", class: "passage-drop" }, say("noPassage"));
  drop.addEventListener("click", () => { dropPassage(target); target.text.focus(); });
  const fields = Object.entries({ passage: exact, prefix, suffix, start })
    .map(([name, value]) => make("input", { type: "hidden", name, value }));
  const box = make("div", { class: "form-passage", id: "field-passage" },
    make("blockquote", { class: "comment-passage", dir: "auto" }, make("p", {}, exact)), drop, ...fields);
  one(".field-text", target).before(box);
}

function dropPassage(target) {
  one(".form-passage", target)?.remove();
}

document.addEventListener("selectionchange", () => {
  clearTimeout(offerPassage.wait);
  offerPassage.wait = setTimeout(offerPassage, 250);
});

