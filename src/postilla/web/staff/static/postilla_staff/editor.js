// Selecting words of the article puts them into the form, with what stands around them. Without this they are copied.

const around = 48;
const words = document.querySelector(".editor-words");
const form = document.querySelector(".editor-form");
const fold = (text) => text.replace(/\s+/g, " ");

/** The words from the beginning of the article to a place in it, blanks folded, paragraphs parted by one. */
function upTo(node, offset) {
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(node, offset);
  return fold(range.toString()).trimStart();
}

function take() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!words.contains(range.commonAncestorContainer)) return;
  const exact = fold(range.toString()).trim();
  if (!exact) return;
  const before = upTo(range.startContainer, range.startOffset);
  const whole = fold(words.textContent).trim();
  const start = whole.indexOf(exact, Math.max(0, before.length - 1));
  form.passage.value = exact;
  form.prefix.value = whole.slice(Math.max(0, start - around), start);
  form.suffix.value = whole.slice(start + exact.length, start + exact.length + around);
  form.start.value = Math.max(0, start);
}

if (words && form) {
  words.addEventListener("pointerup", () => setTimeout(take));
  words.addEventListener("keyup", take);
  form.passage.addEventListener("input", () => { form.prefix.value = form.suffix.value = form.start.value = ""; });
}
