/* Asks every few seconds what happened at the desk since; mostly the answer is that nothing did. */

const EVERY = 4000; // ms
const SLOWLY = 15000; // … where the server does not answer

/** `since` is the last decision that the page knows of, `looking()` gives the id of the card in front, and
    `heard(news)` is called with what the server tells. */
export function live(address, since, looking, heard) {
  let tag = "";
  let timer = 0;

  async function ask() {
    clearTimeout(timer);
    if (document.hidden) return;
    let pause = EVERY;
    try {
      const headers = { accept: "application/json", ...(tag && { "if-none-match": tag }) };
      const query = new URLSearchParams({ looking: looking() ?? "", since });
      const answer = await fetch(`${address}?${query}`, { headers, cache: "no-store", redirect: "manual" });
      if (answer.status === 200) {
        tag = answer.headers.get("etag") ?? "";
        const news = await answer.json();
        since = news.since;
        heard(news);
      } else if (answer.status !== 304) pause = SLOWLY;
    } catch {
      pause = SLOWLY;
    }
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  }

  document.addEventListener("visibilitychange", ask);
  addEventListener("online", ask);
  ask();
  return ask;
}

/** `act`, once nothing called it for `pause` ms. */
export function debounced(act, pause) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, pause);
  };
}
