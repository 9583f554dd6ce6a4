/* ---- Languages: a comment in the page's, and those that were read last time ---- */

/** Puts the translation under its note, with the original one press away. */
async function translate(target) {
  const comment = target.closest(".comment");
  const original = one(".comment-body", comment);
  const button = one("button", target);
  if (target.made) {
    original.hidden = !original.hidden;
    target.made.hidden = !original.hidden;
    return button.setAttribute("aria-pressed", String(original.hidden));
  }
  button.disabled = true;
  try {
    const { ok, said } = await send(target.action, new FormData(target));
    if (!ok || !said) return announce(said?.problems?.[0]?.message || say("busy"));
    const body = make("div", { class: "comment-body", lang: said.language, dir: "auto" });
    body.innerHTML = said.html; // made safe by the server, as the comment itself was
    target.made = make("div", { class: "translation" }, make("p", { class: "machine-made" }, said.said), body);
    original.after(target.made);
    original.hidden = true;
    button.setAttribute("aria-pressed", "true");
    announce(said.said);
  } catch {
    announce(say("offline"));
  } finally {
    button.disabled = false;
  }
}

/** Which languages were chosen is kept in this browser alone; on the next article they are offered, not imposed. */
function rememberTongues(section) {
  const nav = one(".tongues", section);
  if (!nav) return;
  const here = location.pathname.match(/\/comments\/in\/([a-z-]+)\//);
  if (here) return store.put("tongues", here[1]);
  const wanted = store.get("tongues");
  const ways = wanted ? all("a[lang]", nav).filter((link) => wanted.split("-").includes(link.lang)) : [];
  if (ways.length) ways.forEach((link) => link.classList.add("last-time"));
  if (ways.length) ways[0].href = `${section.dataset.action}in/${wanted}/`;
  nav.addEventListener("click", (event) => {
    if (event.target.closest("li:first-child a")) store.put("tongues", null);
  });
}
