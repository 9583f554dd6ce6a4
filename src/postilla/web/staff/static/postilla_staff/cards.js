/* The cards on the desk: which there are, which one is in front, which are selected. Knows nothing of decisions. */

const FEW = 12; // when so few are left, more are asked for

export class Cards extends EventTarget {
  constructor(desk) {
    super();
    this.root = desk.querySelector("#desk-cards");
    this.list = desk.querySelector("#desk-list");
    this.nothing = desk.querySelector("#desk-nothing");
    this.order = []; // ids as they stand in the list
    this.made = new Map(); // id → { card, row }
    this.selected = new Set();
    this.current = null;
    this.anchor = null; // where a selection of several began
    for (const card of this.root.querySelectorAll(".desk-card")) this.adopt(card, this.order.length);
    desk.querySelector(".desk-side").hidden = false;
    desk.classList.add("desk-live");
    this.list.addEventListener("click", (event) => this.clicked(event));
    if (this.order.length) this.show(this.order[0], { focus: false });
    else this.settle();
  }

  get card() {
    return this.made.get(this.current)?.card ?? null;
  }

  get(id) {
    return this.made.get(id)?.card ?? null;
  }

  /** Put a card that the server sent, as markup, at a place of the list; one that is there already is replaced. */
  add(html, place = this.order.length) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const card = holder.content.querySelector(".desk-card");
    const id = Number(card.dataset.id);
    if (this.made.has(id)) {
      place = this.order.indexOf(id);
      this.drop(id);
    }
    this.adopt(card, place);
    if (this.current === null || !this.made.has(this.current)) this.show(id, { focus: false });
    this.settle();
    return id;
  }

  /** Put a card as it is now in the place of the same card as it was. */
  replace(html) {
    const current = this.current;
    const id = this.add(html);
    if (id === current) this.show(id);
  }

  adopt(card, place) {
    const id = Number(card.dataset.id);
    const row = rowOf(card);
    const before = this.order[place];
    this.order.splice(place, 0, id);
    this.made.set(id, { card, row });
    card.hidden = id !== this.current;
    if (!card.isConnected) this.root.append(card);
    this.list.insertBefore(row, before === undefined ? null : this.made.get(before).row);
    mark(card);
  }

  /** Take a card away; the one after it comes to the front. The card is handed back, as it was. */
  take(id, { focus = true } = {}) {
    const place = this.order.indexOf(id);
    if (place < 0) return null;
    const { card } = this.made.get(id);
    this.drop(id);
    if (this.current === id) {
      const next = this.order[place] ?? this.order[place - 1] ?? null;
      this.current = null;
      if (next !== null) this.show(next, { focus });
    }
    this.settle();
    return card;
  }

  drop(id) {
    const { card, row } = this.made.get(id);
    card.remove();
    row.remove();
    this.made.delete(id);
    this.order.splice(this.order.indexOf(id), 1);
    if (this.selected.delete(id)) this.dispatchEvent(new Event("selected"));
  }

  show(id, { focus = true } = {}) {
    const made = this.made.get(id);
    if (!made) return;
    const before = this.made.get(this.current);
    if (before) {
      before.card.hidden = true;
      before.row.querySelector("button").removeAttribute("aria-current");
    }
    this.current = id;
    made.card.hidden = false;
    made.row.querySelector("button").setAttribute("aria-current", "true");
    made.row.scrollIntoView({ block: "nearest" });
    highlight(made.card);
    if (focus) made.card.focus({ preventScroll: true });
    this.settle();
    this.dispatchEvent(new CustomEvent("shown", { detail: id }));
  }

  move(step) {
    const place = this.order.indexOf(this.current) + step;
    if (place >= 0 && place < this.order.length) this.show(this.order[place]);
  }

  select(id, on = !this.selected.has(id)) {
    if (!this.made.has(id)) return;
    if (on) this.selected.add(id);
    else this.selected.delete(id);
    this.made.get(id).row.querySelector("input").checked = on;
    this.anchor = id;
    this.dispatchEvent(new Event("selected"));
  }

  selectUpTo(id) {
    const ends = [this.order.indexOf(this.anchor ?? this.current), this.order.indexOf(id)].sort((a, b) => a - b);
    for (const one of this.order.slice(Math.max(ends[0], 0), ends[1] + 1)) this.select(one, true);
  }

  clear() {
    for (const id of [...this.selected]) this.select(id, false);
    this.anchor = null;
  }

  /** Say of a card what happened to it, above its text. */
  note(id, text) {
    const card = this.get(id);
    if (!card) return;
    let line = card.querySelector(".desk-conflict");
    if (!line) {
      line = document.createElement("p");
      line.className = "desk-conflict";
      card.prepend(line);
    }
    line.textContent = text;
    this.made.get(id).row.classList.toggle("desk-row-conflict", Boolean(text));
  }

  /** Say on each card who else looks at it. */
  present(looks) {
    for (const line of this.root.querySelectorAll(".desk-present")) line.remove();
    for (const { comment, names } of looks) {
      const card = this.get(comment);
      if (!card) continue;
      const line = document.createElement("p");
      line.className = "desk-present";
      line.textContent = names.length === 1 ? `${names[0]} is looking at this` : `${names.join(", ")} are looking at this`;
      card.querySelector(".desk-card-head").append(line);
    }
  }

  clicked(event) {
    const row = event.target.closest("li");
    if (!row) return;
    const id = Number(row.dataset.id);
    if (event.target.matches("input")) {
      if (event.shiftKey) this.selectUpTo(id);
      else this.select(id, event.target.checked);
    } else if (event.target.closest("button")) {
      if (event.shiftKey) this.selectUpTo(id);
      this.show(id);
    }
  }

  settle() {
    this.nothing.hidden = this.order.length > 0;
    const left = this.order.length - Math.max(this.order.indexOf(this.current), 0);
    if (left <= FEW) this.dispatchEvent(new Event("few"));
  }
}

function rowOf(card) {
  const row = document.createElement("li");
  const { id, name, excerpt, state } = card.dataset;
  row.dataset.id = id;
  row.className = "desk-row";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.setAttribute("aria-label", `Select ${name}`);
  const button = document.createElement("button");
  button.type = "button";
  const who = document.createElement("bdi");
  who.textContent = name;
  const text = document.createElement("span");
  text.dir = "auto";
  text.lang = card.querySelector(".desk-text").lang;
  text.textContent = excerpt;
  const when = document.createElement("small");
  when.textContent = card.querySelector("time")?.textContent ?? "";
  button.append(who, when, text);
  const why = card.querySelector(".desk-appeal q") ?? card.querySelector(".desk-why li, .desk-reports li");
  if (why) {
    const mark = document.createElement("em");
    mark.textContent = why.textContent.trim();
    button.append(mark);
  }
  row.classList.add(`desk-row-${state}`);
  row.append(box, button);
  return row;
}

/** Tell apart what only scripts can do. */
function mark(card) {
  card.querySelector(".desk-plain")?.remove();
}

/** Show, in the text, the words that a rule found, where the browser can without touching the text. */
function highlight(card) {
  if (!CSS.highlights) return;
  const words = card.dataset.words.split("\n").filter(Boolean).map(low);
  const walker = document.createTreeWalker(card.querySelector(".desk-text"), NodeFilter.SHOW_TEXT);
  const nodes = []; // each with where it begins: a word may go over several, as where a letter of it is emphasised
  let text = "";
  while (walker.nextNode()) {
    nodes.push([walker.currentNode, text.length]);
    text += low(walker.currentNode.data);
  }
  const spot = (at) => nodes.findLast(([, begins]) => begins <= at);
  const ranges = words.flatMap((word) =>
    placesOf(word, text).map((at) => {
      const [first, last] = [spot(at), spot(at + word.length - 1)];
      const range = new Range();
      range.setStart(first[0], at - first[1]);
      range.setEnd(last[0], at + word.length - last[1]);
      return range;
    }),
  );
  CSS.highlights.set("desk-words", new Highlight(...ranges));
}

function placesOf(word, text) {
  const found = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at);
  return found;
}

/** In small letters, as long as before: İ would become two signs, and places would not match. */
function low(text) {
  return text.replace(/\p{Lu}/gu, (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign));
}
