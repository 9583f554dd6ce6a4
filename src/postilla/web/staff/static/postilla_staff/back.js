/* Taking back: what was decided on this page, the last first; then what waits in this browser from before; then what
   the server says this person decided last of what can be taken back, whenever that was. */

/** `hands`: `say(text)`, `bring(html, place)` puts a card back, `fetchCard(id)` gives one's markup or null. */
export class TakingBack {
  constructor(outbox, address, hands) {
    Object.assign(this, { outbox, address, hands });
    this.made = []; // [{ id, key, decision, card, place, name, stays }, …] for each time that something was decided
    this.recalled = []; // what is to be taken back as soon as it is known to be done
    this.earlier = Promise.resolve(); // one after the other, so that two keys take two decisions back
  }

  did(deeds) {
    this.made.push(deeds);
  }

  undo() {
    const deeds = this.made.pop();
    if (!deeds) {
      this.earlier = this.earlier.then(() => this.fromBefore());
      return;
    }
    for (const deed of deeds) this.takeBack(deed);
    this.hands.say(`Taken back: ${deeds.length === 1 ? deeds[0].name : `${deeds.length} comments`}.`);
  }

  takeBack(deed) {
    if (this.outbox.withdraw(deed.key)) {
      if (!deed.stays) this.hands.bring(deed.card.outerHTML, deed.place);
    } else if (deed.decision) this.outbox.put({ comment: deed.id, verb: "undo", decision: deed.decision });
    else this.recalled.push(deed); // it is on its way: taken back when the answer is here
  }

  async fromBefore() {
    const { say, bring, fetchCard } = this.hands;
    const waits = this.outbox.deeds.findLast((deed) => deed.verb !== "undo");
    if (waits && this.outbox.withdraw(waits.key)) {
      const html = await fetchCard(waits.comment);
      if (html) bring(html, 0);
      return say(html ? "Taken back before it was sent." : "Taken back before it was sent. Its comment is here again when the connection is.");
    }
    const found = (await this.outbox.settled()) && (await this.ask());
    if (!found) return say("What you decided before this page was opened can be taken back when the connection is there again.");
    if (!found.last) return say("You have decided nothing that could be taken back.");
    this.outbox.put({ comment: found.last.comment, verb: "undo", decision: found.last.decision });
    say(`Taken back: ${found.last.what}.`);
  }

  async ask() {
    const answer = await fetch(this.address, { headers: { accept: "application/json" }, redirect: "manual" }).catch(() => null);
    return answer?.ok ? answer.json() : null;
  }

  /** The server has answered a deed: what it did can be taken back by its number, what it did not is nothing of ours. */
  answered(deed, { decision }) {
    const mine = [...this.made.flat(), ...this.recalled].find((one) => one.key === deed.key);
    if (!mine) return;
    const wanted = this.recalled.includes(mine);
    this.recalled = this.recalled.filter((one) => one !== mine);
    if (decision) mine.decision = decision;
    else this.made = this.made.map((deeds) => deeds.filter((one) => one !== mine)).filter((deeds) => deeds.length);
    if (decision && wanted) this.outbox.put({ comment: deed.comment, verb: "undo", decision });
  }
}
