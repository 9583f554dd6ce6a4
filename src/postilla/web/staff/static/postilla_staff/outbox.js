/* Decisions on their way: kept in the browser until the server has answered each, sent in order, in one request
   at a time. Events: "answer" with { deed, result }, "change" where the number or the state of what waits changed. */

const MOST = 100; // in one request
const AGAIN = 4000; // ms until a failed request is tried again

export class Outbox extends EventTarget {
  constructor(address, person) {
    super();
    this.address = address;
    this.key = `postilla:desk:${person}`;
    this.state = "idle"; // "sending", "offline", "signed-out", "failed"
    this.flying = new Set(); // keys of what is being sent
    this.timer = 0;
    addEventListener("online", () => this.send());
    addEventListener("storage", (event) => event.key === this.key && this.changed());
  }

  get deeds() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) ?? [];
    } catch {
      return [];
    }
  }

  set deeds(deeds) {
    if (deeds.length) localStorage.setItem(this.key, JSON.stringify(deeds));
    else localStorage.removeItem(this.key);
  }

  /** Keep a deed and send it as soon as can be; its key. */
  put(deed) {
    const key = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    this.deeds = [...this.deeds, { key, ...deed }];
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 0); // what is decided together goes together
    this.changed();
    return key;
  }

  /** Take back what was not sent yet; whether it could be. */
  withdraw(key) {
    if (this.flying.has(key)) return false;
    const deeds = this.deeds;
    const rest = deeds.filter((deed) => deed.key !== key);
    this.deeds = rest;
    this.changed();
    return rest.length < deeds.length;
  }

  /** Wait until nothing is on its way any more; whether all was sent. */
  async settled() {
    while (this.deeds.length && (this.flying.size || this.state === "idle")) {
      await new Promise((next) => this.addEventListener("change", next, { once: true }));
    }
    return !this.deeds.length;
  }

  send() {
    if (this.flying.size || !this.deeds.length) return;
    if (!navigator.locks) this.sendSome();
    // Another tab of the same browser may be sending the same: only one does.
    else navigator.locks.request(this.key, { ifAvailable: true }, (lock) => (lock ? this.sendSome() : this.later()));
  }

  async sendSome() {
    const some = this.deeds.slice(0, MOST);
    if (!some.length || this.flying.size) return;
    this.flying = new Set(some.map((deed) => deed.key));
    this.become("sending");
    try {
      const results = await this.post(some);
      this.deeds = this.deeds.filter((deed) => !this.flying.has(deed.key));
      this.flying.clear();
      some.forEach((deed, number) => this.dispatchEvent(new CustomEvent("answer", { detail: { deed, result: results[number] } })));
      this.become("idle");
      if (this.deeds.length) setTimeout(() => this.send(), 0);
    } catch (problem) {
      this.flying.clear();
      this.become(problem instanceof Failed ? problem.state : "offline");
      this.later();
    }
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), AGAIN);
  }

  async post(deeds) {
    const answer = await fetch(this.address, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", "x-csrftoken": token() },
      body: JSON.stringify({ deeds }),
      redirect: "manual", // to the page where one signs in
    });
    if (answer.type === "opaqueredirect" || answer.status === 403) throw new Failed("signed-out");
    if (!answer.ok) throw new Failed("failed");
    return (await answer.json()).results;
  }

  become(state) {
    this.state = state;
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }
}

class Failed extends Error {
  constructor(state) {
    super(state);
    this.state = state;
  }
}

/** Django's token: from its cookie where scripts may read it, for it changes with each signing in; else from the page. */
function token() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? cookie.slice(10) : (document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
}
