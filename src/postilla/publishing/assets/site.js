// What scripts add to a page that works without them: answer in place, drafts kept, a preview, sending without
// reloading, one's own comments, and what is new since the last visit. Nothing here leaves the browser but what the
// reader sends, and every deed falls back to its plain link or form.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const VISIT = 30 * 60 * 1000; // ms without a sign of the reader after which the next look is a new visit
const OWN_KEPT = 200;
const words = JSON.parse(one("#phrases")?.textContent || "{}");
const say = (key, values = {}) => (words[key] || "").replace(/%\((\w+)\)s/g, (_, name) => values[name]);

/** A place in the browser's own storage; silently nothing where storage is refused. */
const kept = (area) => ({
  get(key) {
    try { return JSON.parse(area().getItem(`postilla:${key}`)); } catch { return null; }
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
const draftName = (target) => `draft:${new URL(target.action).pathname}:${target.parent.value || 0}`;
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
  for (const name of WHO) target[name].value ||= remembered[name] || "";
  restoreDraft(target);
}

function restoreDraft(target) {
  const draft = store.get(draftName(target));
  if (!draft || target.text.value) return;
  target.text.value = draft;
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

/* ---- Sending ---- */

async function post(target) {
  if (sending) return;
  const draft = draftName(target);
  const body = new FormData(target);
  const content = JSON.stringify([...body].filter(([name]) => !["key", "elapsed"].includes(name)));
  if (lastSent && content !== lastSent) body.set("key", target.key.value = randomKey()); // other words, another deed
  lastSent = content;
  body.set("elapsed", ((performance.now() - begun) / 1000).toFixed(1));
  keepDraft(target);
  session.put("who", Object.fromEntries(WHO.map((name) => [name, target[name].value])));
  busy(target, true);
  try {
    const { status: code, ok, said } = await send(target.action, body);
    busy(target, false);
    if (!ok || !said) return refused(target, code, said);
    lastSent = target.text.value = "";
    store.put(draft, null);
    if (said.state === "held") return held(said);
    await published(said);
  } catch {
    busy(target, false);
    refused(target, 0, null);
  }
}

function busy(target, yes) {
  sending = yes;
  one("[type=submit]", target).disabled = yes;
  status(target, yes ? say("sending") : "");
}

function clearProblems(target) {
  all(".problems, .problem", target).forEach((element) => element.remove());
  for (const input of all("[aria-invalid]", target)) {
    input.removeAttribute("aria-invalid");
    describe(input, (ids) => ids.filter((id) => !id.endsWith("-problem")));
  }
}

function describe(input, change) {
  const ids = change((input.getAttribute("aria-describedby") || "").split(" ").filter(Boolean));
  if (ids.length) input.setAttribute("aria-describedby", ids.join(" "));
  else input.removeAttribute("aria-describedby");
}

function refused(target, code, said) {
  clearProblems(target);
  const problems = said?.problems || [{ field: null, message: say(code ? "busy" : "offline") }];
  const list = make("ul");
  for (const { field, message } of problems) {
    const input = field && one(`#field-${field}`, target);
    list.append(make("li", {}, input ? make("a", { href: `#${input.id}` }, message) : message));
    if (input && !input.hasAttribute("aria-invalid")) {
      const id = `${input.id}-problem`;
      input.setAttribute("aria-invalid", "true");
      describe(input, (ids) => [...ids, id]);
      input.after(make("p", { class: "problem", id }, message));
    }
  }
  const summary = make("div", { class: "problems", id: "problems" }, make("p", { class: "problems-title" }, say("problems")), list);
  target.prepend(summary);
  focusOn(summary);
  announce(problems.map((problem) => problem.message).join(" "));
  if (said?.retry_after) pause(target, said.retry_after);
}

/** Counts down before the button works again; a wait longer than a minute is only told. */
function pause(target, seconds) {
  const button = one("[type=submit]", target);
  const plain = button.textContent;
  let left = Math.min(Math.ceil(seconds), 60);
  const tick = () => {
    button.disabled = left > 0;
    button.textContent = left > 0 ? `${plain} (${left})` : plain;
    if (left-- > 0) setTimeout(tick, 1000);
  };
  tick();
}

function held(said) {
  const receipt = said.url ? make("a", { href: said.url }, say("receipt")) : "";
  const note = make("p", { class: "form-held" }, said.message || say("held"), " ", receipt);
  const target = form();
  target.text.value = "";
  if (target.parent.value) answer(null);
  target.key.value = randomKey();
  one("#respond-title").after(note);
  focusOn(note);
}

async function published(said) {
  if (said.edit_until) rememberOwn(said.id, said.edit_until);
  const place = `${said.page}#${said.fragment}`;
  if (said.page !== location.pathname || !(await refresh(said.page))) return location.assign(place);
  const comment = document.getElementById(said.fragment);
  if (!comment) return location.assign(said.url);
  history.replaceState(null, "", place);
  focusOn(comment);
  announce(say("posted"));
}

/** Puts the conversation as it is now in place of the one shown. Says whether that worked. */
async function refresh(page) {
  try {
    const answer = await fetch(page, { cache: "reload", headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("comments");
    if (!answer.ok || !fresh) return false;
    one("#comments").replaceWith(document.adoptNode(fresh));
  } catch {
    return false;
  }
  const count = one("#comment-count");
  for (const copy of all(".count-copy")) if (count) copy.textContent = count.textContent;
  enhance();
  return true;
}

async function preview(target) {
  one(".preview", target)?.remove();
  if (!target.text.value.trim()) return target.text.focus();
  const body = new FormData();
  body.set("text", target.text.value);
  try {
    const { ok, said } = await send("/preview", body);
    if (!ok || !said) return status(target, say("busy"));
    const text = make("div", { class: "comment-body", dir: "auto" });
    text.innerHTML = said.html; // made safe by the server, as every comment is
    const box = make("div", { class: "preview", role: "group", "aria-label": say("preview"), tabindex: "-1" },
      make("p", { class: "label" }, say("preview")), text);
    one(".form-buttons", target).before(box);
    focusOn(box);
  } catch {
    status(target, say("offline"));
  }
}

/* ---- Agreeing, one's own comments, what is new ---- */

async function agree(target) {
  const button = one("button", target);
  if (button.getAttribute("aria-pressed") === "true") return;
  try {
    const { ok, said } = await send(target.action, new FormData(target));
    if (!ok || !said) return announce(said?.problems?.[0]?.message || say("busy"));
    one(".agreed", button).textContent = said.agreed;
    store.put("agreed", [...(store.get("agreed") || []), target.closest(".comment").id].slice(-OWN_KEPT));
    button.setAttribute("aria-pressed", "true");
    announce(say("agreed"));
  } catch {
    announce(say("offline"));
  }
}

function rememberOwn(id, until) {
  const own = Object.entries(store.get("own") || {}).slice(1 - OWN_KEPT);
  store.put("own", Object.fromEntries([...own, [id, until]]));
}

function markOwn() {
  for (const id of store.get("agreed") || []) one(`#${id} .comment-agree button`)?.setAttribute("aria-pressed", "true");
  for (const [id, until] of Object.entries(store.get("own") || {})) {
    const actions = one(`#c${id} > .comment-actions`);
    if (!actions) continue;
    one(".comment-report", actions)?.remove();
    if (Date.parse(until) > Date.now()) actions.append(" ", make("a", { href: `/c/${id}/edit` }, say("edit")));
    actions.append(" ", make("a", { href: `/c/${id}/withdraw` }, say("withdraw")));
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
  line.replaceChildren(say(fresh.length === 1 ? "newOne" : "newMany", { n: fresh.length }), " ", jump, " ",
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

/* ---- Listening ---- */

function onClick(event) {
  const plain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target.closest?.("a, button");
  if (!plain || !link) return;
  const deed = link.matches(".comment-reply") && form() && one("#comments") ? () => openReply(link)
    : link.matches("#respond .cancel") ? cancelReply
    : link.matches(".preview-button") ? () => preview(form())
    : link.matches(".next-new") ? nextNew
    : link.matches(".problems a") ? () => focusOn(one(link.getAttribute("href"))) : null;
  if (!deed) return;
  event.preventDefault();
  deed();
}

function onSubmit(event) {
  const target = event.target;
  const deed = target.id === "comment-form" ? post : target.matches(".comment-agree") ? agree : null;
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
  }
  prepareForm();
}

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
