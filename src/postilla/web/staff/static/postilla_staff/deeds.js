/* What can be done at the desk: how it is called, what a key means for a card, what waits to be sent. */

export const SAID = { grant: "Granted", deny: "Denied", pin: "Pinned", unpin: "Unpinned", lock: "Branch locked", unlock: "Branch opened",
  edit: "Edited", move: "Moved",
  warn: "Warned", mute: "Muted", ban: "Banned", publish: "Approved", keep: "Kept", reject: "Rejected", spam: "Spam", hold: "Held" };
/* What a key may mean, the first that can be done: what is published is kept, an appeal granted. */
const MEANT = { publish: ["publish", "grant", "keep"], reject: ["deny", "reject"], pin: ["pin", "unpin"], lock: ["lock", "unlock"] };

/* What leaves a card where it is. */
export const STAYS = ["undo", "pin", "unpin", "lock", "unlock", "warn", "mute", "ban", "edit", "move"];

export const STATE = {
  idle: () => "",
  sending: (many) => (many > 3 ? `Sending ${many} …` : ""),
  offline: (many) => `No connection: ${decisions(many)} kept in this browser, and sent when it is back.`,
  "signed-out": (many) => `You were signed out: ${decisions(many)} kept in this browser. Sign in again in another tab.`,
  failed: (many) => `The server has a problem: ${decisions(many)} kept in this browser, and tried again.`,
};

function decisions(many) {
  return many === 1 ? "1 decision is" : `${many} decisions are`;
}

/** The deed that a key means for a card: what is published already is kept. */
export function meant(card, verb) {
  const can = card.dataset.deeds.split(" ");
  const meanings = MEANT[verb] ?? [verb];
  return meanings.find((one) => can.includes(one)) ?? "";
}
