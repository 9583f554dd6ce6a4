// What scripts add to a page that works without them: answer in place, drafts kept, a preview, sending without
// reloading, one's own comments, and what is new since the last visit. Nothing here leaves the browser but what the
// reader sends, and the number of an advertisement that was in sight. Every deed falls back to its plain link or form.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const VISIT = 30 * 60 * 1000; // ms without a sign of the reader after which the next look is a new visit
const OWN_KEPT = 200;
const words = JSON.parse(one("#phrases")?.textContent || "{}");
const say = (key, values = {}) => (words[key] || "").replace(/%\((\w+)\)s/g, (_, name) => values[name]);
/** The form a number takes in the language of the page; Arabic has one for two things, and others for few and many. */
const counted = (key, n) => say(`${key}-${new Intl.PluralRules(document.documentElement.lang).select(n)}`, { n });

/** A place in the browser's own storage; silently nothing where storage is refused. */
const kept = (area) => ({
  get(key) {
    try { return JSON.parse(area().getItem(`postilla:${key}`)); } catch { return null; }
  },
  /** What is kept under names that begin so: the rest of each name, and its value. */
  all(start) {
    try {
      const names = Object.keys(area()).filter((name) => name.startsWith(`postilla:${start}`));
      return names.map((name) => [name.slice(`postilla:${start}`.length), JSON.parse(area().getItem(name))]);
    } catch { return []; }
  },
  put(key, value) {
    try {
      if (value === null) area().removeItem(`postilla:${key}`);
      else area().setItem(`postilla:${key}`, JSON.stringify(value));
    } catch { /* full or forbidden: the page goes on without */ }
  },
});
const store = kept(() => localStorage);
const session = kept(() => sessionStorage);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const live = make("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });

function announce(text) {
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 60); // a region that changes twice in one turn is read once or never
}

function focusOn(element) {
  if (!element.matches("a, button, input, textarea")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: element.offsetHeight > innerHeight ? "start" : "center" });
}

async function send(url, body) {
  const answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
  const isJson = (answer.headers.get("Content-Type") || "").includes("json");
  return { status: answer.status, ok: answer.ok, said: isJson ? await answer.json() : null };
}

/* ---- The form ---- */

const WHO = ["author", "email", "website"];
const form = () => one("#comment-form");
/** An answer is begun to a comment, on whichever page; any other comment under an article. */
const draftName = (target) => `draft:${Number(target.parent.value) ? `c/${target.parent.value}` : new URL(target.action).pathname}`;
let begun = 0; // when this form was first touched, ms
let lastSent = "";
let sending = false;

function prepareForm() {
  const target = form();
  if (!target) return;
  target.noValidate = true; // the server names every problem at once, in the reader's language
  target.key.value ||= randomKey();
  begun = performance.now();
  one(".preview-button", target).hidden = false;
  if (!one(".form-status", target)) target.append(make("p", { class: "form-status" }));
  const remembered = session.get("who") || {};
  for (const name of WHO) if (target[name]) target[name].value ||= remembered[name] || "";
  recogniseStaff(target);
  markDrafts();
  if (one("#comments") && target.parent.value) answer(one(`#c${target.parent.value}`)); // the browser put an answer back
  else restoreDraft(target);
}

/** Who is signed in to the newsroom, as its cookie says, is not asked who they are. */
async function recogniseStaff(target) {
  if (!/(^|; )postilla-desk=/.test(document.cookie) || one(".form-writer", target)) return;
  try {
    const { note, email } = await (await fetch(target.action, { headers: { Accept: "application/json" } })).json();
    if (!note || one(".form-writer", target)) return;
    for (const name of WHO) if (name !== "email" || !email) target[name]?.closest(".field").remove();
    one(".form-note", target).replaceWith(make("p", { class: "form-note form-writer" }, note));
  } catch { /* the form asks, as it does everybody */ }
}

/** Where an answer was begun and not sent, its reply link says so. */
function markDrafts() {
  all(".comment .draft-kept").forEach((note) => note.remove());
  for (const [name, text] of store.all("draft:c/")) {
    const link = text && one(`#c${Number(name)} .comment-reply`);
    if (link && link.closest(".comment").nextElementSibling?.id !== "respond") link.after(" ", make("span", { class: "draft-kept" }, say("draft")));
  }
}

function restoreDraft(target) {
  const draft = store.get(draftName(target));
  if (!draft || (target.text.value && target.text.value !== draft)) return;
  target.text.value = draft;
  announce(say("draft"));
  const discard = make("button", { type: "button" }, say("discard"));
  discard.addEventListener("click", () => {
    target.text.value = "";
    store.put(draftName(target), null);
    status(target, "");
    target.text.focus();
  });
  status(target, say("draft"), discard);
}

function status(target, text, ...more) {
  const line = one(".form-status", target);
  line.classList.remove("is-problem");
  line.replaceChildren(text, ...more.flatMap((part) => [" ", part]));
}

function keepDraft(target) {
  store.put(draftName(target), target.text.value.trim() ? target.text.value : null);
}

function countLeft(area) {
  const left = Number(area.dataset.max) - [...area.value].length;
  const help = one("#field-text-help");
  one(".left", help)?.remove();
  if (left < 500) help.append(make("span", { class: left < 0 ? "left problem" : "left" }, say("left", { n: left })));
}

/** Moves the form under `comment`, or back to the end of the conversation where `comment` is null. */
function answer(comment) {
  const target = form();
  const box = one("#respond");
  keepDraft(target);
  clearProblems(target);
  one(".preview", target)?.remove();
  one(".cancel", box)?.remove();
  dropPassage(target); // an answer to a comment is not one to a passage
  target.parent.value = comment ? comment.id.slice(1) : "";
  target.key.value = randomKey();
  target.text.value = "";
  status(target, "");
  const title = one("#respond-title");
  title.dataset.plain ||= title.textContent;
  if (comment) {
    title.textContent = say("replyTo", { name: one(".comment-author", comment).textContent.trim() });
    const cancel = make("button", { type: "button", class: "cancel" }, say("cancel"));
    one(".form-buttons", target).append(" ", cancel);
    comment.after(box);
  } else {
    title.textContent = title.dataset.plain;
    one("#comments").append(box);
  }
  markDrafts();
  restoreDraft(target);
  countLeft(target.text);
}

function openReply(link) {
  const comment = link.closest(".comment");
  if (form().parent.value !== comment.id.slice(1)) answer(comment);
  focusOn(form().text);
}

function cancelReply() {
  const link = one(`#c${form().parent.value} .comment-reply`);
  answer(null);
  if (link) focusOn(link);
}

