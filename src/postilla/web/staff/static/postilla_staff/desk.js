/* The moderation desk: one card in front, a key for each decision, the next card at once.

   A decision takes the card away immediately and is kept by the outbox until the server has answered. What the server
   refuses (somebody was quicker, the text changed) brings the card back with the reason above it. */

import { asks, changes } from "./ask.js";
import { TakingBack } from "./back.js";
import { Cards } from "./cards.js";
import { SAID, STATE, STAYS, meant } from "./deeds.js";
import { listen } from "./keys.js";
import { debounced, live } from "./live.js";
import { Outbox } from "./outbox.js";
import { reasons } from "./reasons.js";
import { swipes } from "./swipe.js";

const desk = document.getElementById("desk");
const { here, decide: address, keys, person, tab } = desk.dataset;
const $ = (id) => document.getElementById(id);
const cards = new Cards(desk);
const outbox = new Outbox(address, person);
const why = reasons($("desk-reasons"), keys);
const [author, words, place] = ["ban", "edit", "move"].map((key) => asks($(`desk-${key}`)));
const changeFirst = changes($("desk-stands"), mark);
const takingBack = new TakingBack(outbox, desk.dataset.last, { say, bring, fetchCard });
const gone = new Set(outbox.deeds.filter((deed) => !STAYS.includes(deed.verb)).map((deed) => deed.comment));
const kept = new Set(outbox.deeds.map((deed) => deed.key)); // from before the page was loaded
let after = desk.dataset.after;
let fetching = false;
const nothing = $("desk-nothing").textContent;
let newest = Number(desk.dataset.newest);
const returns = new Set(); // comments whose decisions were not applied, until they are decided
let came = -Infinity; // when the last of them came to the front
const LOOKS = 700; // ms for which no key decides about what came to the front by itself

/** `way`: whether to say also, to those who hear it, how it is taken back; the others see the button. */
function say(text, way = false) {
  $("desk-said").textContent = text;
  $("desk-way-back").hidden = !way;
}

/* ---- deciding ---- */

function chosen() {
  return cards.selected.size ? cards.order.filter((id) => cards.selected.has(id)) : [cards.current].filter(Boolean);
}

function decide(verb, ids = chosen(), said = {}) {
  const deeds = [];
  for (const id of ids) {
    const card = cards.get(id);
    const deed = card && meant(card, verb);
    if (!deed) continue;
    gone.add(id);
    const place = cards.order.indexOf(id);
    const appeal = card.dataset.appeal || undefined;
    const key = outbox.put({ comment: id, verb: deed, seen: card.dataset.seen, appeal, ...said });
    deeds.push({ id, key, decision: 0, card, place, name: card.dataset.name });
    cards.take(id);
  }
  if (!deeds.length) {
    say(ids.length ? "That cannot be done with this comment." : "");
    return;
  }
  takingBack.did(deeds);
  cards.clear();
  const about = deeds.length === 1 ? deeds[0].name : `${deeds.length} comments`;
  say(`${SAID[verb] ?? "Done"}: ${about}.`, true);
}

function reject() {
  const ids = chosen();
  if (!ids.length) return;
  const about = ids.length === 1 ? `${cards.get(ids[0]).dataset.name}: ${cards.get(ids[0]).dataset.excerpt}` : `${ids.length} comments`;
  why(about, (said) => decide("reject", ids, said));
}

/** What leaves the card where it is: pinning, locking, and what is done to its author. */
function mark(verb, said = {}, id = cards.current) {
  const card = cards.get(id);
  const deed = card && meant(card, verb);
  if (!deed) return say("That cannot be done with this comment.");
  const key = outbox.put({ comment: id, verb: deed, ...said });
  takingBack.did([{ id, key, decision: 0, card, place: 0, name: card.dataset.name, stays: true }]);
  say(`${SAID[deed] ?? "Done"}: ${card.dataset.name}.`, true);
}

// While a dialog is open another card may come to the front: what it says is done to the one it was opened for.

function ban() {
  const [card, id] = [cards.card, cards.current];
  if (!card || !meant(card, "ban")) say("Nobody is known to have written this.");
  else author(card.dataset.name, ({ verb, ...said }) => mark(verb, said, id));
}

async function edit() {
  const [card, id] = [cards.card, cards.current];
  if (!card || !meant(card, "edit")) return say("That cannot be done with this comment.");
  const found = await fetchOne(id);
  if (!found) return say("What it says could not be fetched. Try again when the connection is back.");
  if (cards.card !== card || document.querySelector("dialog[open]")) return;
  words(card.dataset.name, (said) => mark("edit", { seen: card.dataset.seen, ...said }, id), { words: found.source, text: "" });
}

function move() {
  const [card, id] = [cards.card, cards.current];
  if (!card || !meant(card, "move")) say("That cannot be done with this comment.");
  else place(`${card.dataset.name}: ${card.dataset.excerpt}`, (said) => mark("move", said, id), { to: "" });
}

/** Put a card back to the front. */
function bring(html, place) {
  const id = cards.add(html, Math.min(place, cards.order.length));
  gone.delete(id);
  cards.show(id, { focus: !document.activeElement?.matches("input, textarea, select") });
  return id;
}

/** A decision was not applied: its card comes to the front with the reason above it, behind others that just did. */
function returned(deed, result) {
  const typed = deed.words ? ` You wrote: ${deed.words}` : "";
  const others = returns.has(cards.current);
  const place = Math.max(cards.order.indexOf(cards.current), 0);
  const id = others ? cards.add(result.html, place + 1) : bring(result.html, place);
  returns.add(id);
  cards.note(id, `${result.message} Your decision was not applied.${typed}`);
  came = performance.now();
  say(others ? "Several decisions were not applied: look at those comments again." : result.message);
}

outbox.addEventListener("answer", ({ detail: { deed, result } }) => {
  takingBack.answered(deed, result);
  if (kept.delete(deed.key) && !kept.size && !returns.size) say("What was kept in this browser is sent.");
  if (result.decision) {
    returns.delete(deed.comment);
    if (STAYS.includes(deed.verb) && result.html && cards.get(deed.comment)) cards.replace(result.html);
    else if (deed.verb === "undo" && result.html) bring(result.html, Math.max(cards.order.indexOf(cards.current), 0));
    return;
  }
  gone.delete(deed.comment);
  if (result.sanction) {
    say(result.message);
    return changeFirst(deed, result);
  }
  if (result.decision === undefined && result.html) return returned(deed, result);
  say(result.message);
  if (result.html && cards.get(deed.comment)) cards.replace(result.html);
});

outbox.addEventListener("change", () => {
  const many = outbox.deeds.length;
  $("desk-sending").textContent = many ? STATE[outbox.state](many) : "";
  desk.classList.toggle("desk-offline", many > 0 && !["idle", "sending"].includes(outbox.state));
});

/* ---- more cards ---- */

async function more() {
  if (fetching || !after) return;
  fetching = true;
  await fetchCards(after).catch(() => null);
  fetching = false;
  runDry();
}

/** Who decides faster than cards come is told that there are more, and gets them as soon as they can be had. */
function runDry() {
  const dry = Boolean(after) && !cards.order.length;
  $("desk-nothing").textContent = dry ? "More comments are on their way …" : nothing;
  if (dry && !fetching) setTimeout(more, 2000);
}

/** A comment as it is now: what it says, and the markup of its card; null where it cannot be had. */
async function fetchOne(id) {
  const address = new URL(`comments/${id}/`, new URL(here, location.href));
  const answer = await fetch(address, { headers: { accept: "application/json" }, redirect: "manual" }).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

async function fetchCard(id) {
  return (await fetchOne(id))?.cards[0]?.html ?? null;
}

async function fetchCards(from) {
  const address = new URL(here, location.href);
  address.searchParams.set("after", from);
  const answer = await fetch(address, { headers: { accept: "application/json" }, redirect: "manual" }).catch(() => null);
  if (!answer?.ok) return;
  const found = await answer.json();
  after = found.after;
  for (const { id, html } of found.cards) if (!gone.has(id) && !cards.get(id)) cards.add(html);
  if (found.looks_on && cards.order.length < 5) await fetchCards(after);
}

/* ---- what others do ---- */

function heard(news) {
  for (const [key, number] of Object.entries(news.waiting)) {
    const shown = desk.querySelector(`[data-waiting=${key}]`);
    if (shown) shown.textContent = number;
  }
  for (const { comment, said } of news.decided) {
    if (!cards.get(comment)) continue;
    if (comment === cards.current || tab === "all" || tab === "mine") cards.note(comment, said);
    else cards.take(comment);
  }
  cards.present(news.present);
  if (news.newest > newest && !after && tab !== "mine") fetchCards("");
  newest = news.newest;
}

/* ---- hands ---- */

function search() {
  const filters = desk.querySelector(".desk-filters");
  filters.open = true;
  $("desk-q").focus();
}

function escape() {
  if (cards.selected.size) cards.clear();
  else cards.card?.focus();
}

const DO = {
  publish: () => decide("publish"),
  keep: () => decide("keep"),
  reject,
  spam: () => decide("spam"),
  hold: () => decide("hold"),
  deny: reject,
  grant: () => decide("publish"),
  pin: () => mark("pin"),
  unpin: () => mark("pin"),
  lock: () => mark("lock"),
  unlock: () => mark("lock"),
  ban,
  edit,
  move,
};

/** A key meant for the card before does nothing to one that came to the front by itself this moment. */
for (const [verb, act] of Object.entries(DO)) {
  DO[verb] = () => (performance.now() - came < LOOKS ? say("Another comment came to the front. Look at it first.") : act());
}
DO.undo = () => takingBack.undo();
DO.clear = () => cards.clear();

if (keys) listen(desk, {
  j: () => cards.move(1),
  k: () => cards.move(-1),
  ArrowRight: () => cards.move(1),
  ArrowLeft: () => cards.move(-1),
  a: DO.publish,
  r: DO.reject,
  s: DO.spam,
  h: DO.hold,
  b: DO.ban,
  e: DO.edit,
  m: DO.move,
  p: DO.pin,
  l: DO.lock,
  u: DO.undo,
  x: (event) => (event.shiftKey ? cards.selectUpTo(cards.current) : cards.select(cards.current)),
  o: () => cards.card?.querySelector(".desk-article a")?.click(),
  "/": search,
  "?": () => $("desk-help").showModal(),
  Escape: escape,
});

swipes($("desk-cards"), (where) => (where === "right" ? DO.publish() : DO.reject()));

desk.addEventListener("click", (event) => {
  const act = DO[event.target.closest("[data-do]")?.dataset.do];
  if (act) act();
});

$("desk-cards").addEventListener("submit", (event) => {
  const verb = event.submitter?.value;
  if (!DO[verb]) return;
  event.preventDefault();
  cards.clear();
  DO[verb]();
});

cards.addEventListener("few", () => { more(); runDry(); });
cards.addEventListener("selected", () => {
  $("desk-bulk").hidden = cards.selected.size === 0;
  $("desk-bulk-number").textContent = cards.selected.size;
});

for (const id of gone) cards.take(id, { focus: false });
$("desk-next")?.remove();
$("desk-keys").hidden = !keys;
$("desk-undo")?.removeAttribute("hidden");
cards.card?.focus({ preventScroll: true });
outbox.send();
outbox.dispatchEvent(new Event("change"));
more();
const ask = live(desk.dataset.live, desk.dataset.since, () => cards.current, heard);
cards.addEventListener("shown", debounced(ask, 700));
