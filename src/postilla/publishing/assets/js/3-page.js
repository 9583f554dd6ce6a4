/* ---- Agreeing, one's own comments, what is new ---- */

async function agree(target) {
  const button = one("button", target);
  if (button.getAttribute("aria-pressed") === "true") return;
  try {
    const { ok, said } = await send(target.action, new FormData(target));
    if (!ok || !said) return refuse(target, said?.problems?.[0]?.message || say("busy"));
    one(".agreed", button).textContent = said.agreed;
    store.put("agreed", [...(store.get("agreed") || []), target.closest(".comment").id].slice(-OWN_KEPT));
    button.setAttribute("aria-pressed", "true");
    one(".problem", target)?.remove();
    announce(say("agreed"));
  } catch {
    refuse(target, say("offline"));
  }
}

/** Says beside a button why it did nothing, to eyes and ears. */
function refuse(target, why) {
  one(".problem", target)?.remove();
  target.append(" ", make("span", { class: "problem" }, why));
  announce(why);
}

function rememberOwn(id, until) {
  const own = Object.entries(store.get("own") || {}).slice(1 - OWN_KEPT);
  store.put("own", Object.fromEntries([...own, [id, until]]));
}

// Where the editors have closed a branch: nothing in it is edited.
const LOCKED = ":is(.branch:has(> .branch-locked), .conversation:has(> .branch-above > .branch-locked))";

function markOwn() {
  for (const id of store.get("agreed") || []) one(`#${id} .comment-agree button`)?.setAttribute("aria-pressed", "true");
  for (const [id, until] of Object.entries(store.get("own") || {})) {
    const actions = one(`#c${id} > .comment-actions`);
    if (!actions) continue;
    one(".comment-report", actions)?.remove();
    const theirs = one(".comment-agree", actions); // how many agreed is still said
    theirs?.replaceWith(one(".agreed", theirs).textContent ? make("span", {}, theirs.textContent.trim()) : "");
    const way = one(`#c${id} .comment-time`).getAttribute("href");
    if (Date.parse(until) > Date.now() && !one(`${LOCKED} #c${id}`)) actions.append(" ", make("a", { href: `${way}/edit` }, say("edit")));
    actions.append(" ", make("a", { href: `${way}/withdraw` }, say("withdraw")));
  }
}

function markNew(section) {
  const name = `seen:${section.dataset.thread}`;
  const now = Date.now();
  const seen = store.get(name) || { before: 0, last: 0 };
  if (now - seen.last > VISIT) seen.before = seen.last;
  store.put(name, { before: seen.before, last: now });
  if (!seen.before) return;
  const own = store.get("own") || {};
  const fresh = all(".comment", section).filter(
    (comment) => Date.parse(comment.dataset.created) > seen.before && !(comment.id.slice(1) in own));
  fresh.forEach((comment) => comment.classList.add("is-new"));
  const line = one("#new-comments");
  if (!line || !fresh.length) return;
  const jump = make("a", { href: `#${fresh[0].id}`, class: "next-new" }, say("next"));
  line.replaceChildren(counted("new", fresh.length), " ", jump, " ",
    make("kbd", {}, "n"));
  line.hidden = false;
}

/** Goes to the next new comment after where the reader is, and round again from the last. */
function nextNew() {
  const fresh = all(".comment.is-new");
  const here = document.activeElement?.closest(".comment, #respond, #new-comments") || document.body;
  const next = fresh.find((comment) => here !== comment
    && here.compareDocumentPosition(comment) & Node.DOCUMENT_POSITION_FOLLOWING && here !== document.body);
  if (fresh.length) focusOn(next || fresh[0]);
}

/** A link from the site that this one was: its comment may stand on another page now. */
function followOldAnchor() {
  if (!/^#comment-\d+$/.test(location.hash) || document.getElementById(location.hash.slice(1))) return;
  location.replace(`/c/old/${location.hash.slice(1)}?at=${encodeURIComponent(location.pathname)}`);
}

/** On one's own page: what was begun in this browser and not sent, each with the way back to where it was begun. */
function listDrafts(section) {
  const list = one("ul", section);
  for (const [name, text] of store.all("draft:")) {
    const way = /^c\/\d+$/.test(name) ? `/${name}/reply` : `${name.replace(/comments\/$/, "")}#respond`;
    if (typeof text !== "string" || !/^\/(?!\/)/.test(way)) continue;
    const line = text.trim().replace(/\s+/g, " ");
    const begun = line.length > 120 ? `${line.slice(0, 120).trimEnd()}…` : line;
    const discard = make("button", { type: "button", class: "secondary" }, list.dataset.discard,
      make("span", { class: "visually-hidden" }, ` ${begun}`));
    const item = make("li", {}, make("a", { href: way, dir: "auto" }, begun), " ", discard);
    discard.addEventListener("click", () => {
      store.put(`draft:${name}`, null);
      const next = one("button", item.nextElementSibling || item.previousElementSibling || document) || one("h1");
      item.remove();
      section.hidden = !list.children.length;
      focusOn(section.hidden ? one("h1") : next);
    });
    list.append(item);
  }
  section.hidden = !list.children.length;
}

/* ---- Listening ---- */

function onClick(event) {
  const plain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target.closest?.("a, button");
  if (!plain || !link) return;
  const deed = link.matches(".comment-reply") && form() && one("#comments") ? () => openReply(link)
    : link.matches("#respond .cancel") ? cancelReply
    : link.matches(".preview-button") ? () => preview(form())
    : link.matches(".next-new") ? nextNew
    : link.matches(".problems a[href^='#']") ? () => focusOn(one(link.getAttribute("href"))) : null;
  if (!deed) return;
  event.preventDefault();
  deed();
}

function onSubmit(event) {
  const target = event.target;
  const deed = target.id === "comment-form" ? post : target.matches(".comment-agree") ? agree
    : target.matches(".comment-translate") ? translate : null;
  if (!deed) return;
  event.preventDefault();
  deed(target);
}

function onKey(event) {
  if (event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key === "Escape" && event.target.closest("#respond") && one("#respond .cancel")) cancelReply();
  // A single letter acts only while the focus is among the comments, and never while somebody is writing.
  const writing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "n" && !writing && event.target.closest("#comments")) nextNew();
}

function onInput(event) {
  if (event.target.matches("#comment-form [aria-invalid]")) typedAnew(event.target);
  if (event.target.id !== "field-text" || !form()) return;
  countLeft(event.target);
  clearTimeout(onInput.wait);
  onInput.wait = setTimeout(() => form() && keepDraft(form()), 250);
}

/** Dresses the conversation that is on the page now; called again after each refresh. */
function enhance() {
  const section = one("#comments");
  if (section) {
    markOwn();
    markNew(section);
    rememberTongues(section);
  }
  prepareForm();
}

if (one("#drafts")) listDrafts(one("#drafts"));
if (one("#comments, #comment-form")) {
  document.body.append(live);
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("keydown", onKey);
  document.addEventListener("input", onInput);
  addEventListener("pagehide", () => form() && keepDraft(form()));
  addEventListener("hashchange", followOldAnchor);
  enhance();
  followOldAnchor();
}
