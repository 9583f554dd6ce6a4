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
  session.put("who", Object.fromEntries(WHO.map((name) => [name, target[name]?.value || ""])));
  busy(target, true);
  try {
    const { status: code, ok, said } = await send(target.action, body);
    busy(target, false);
    if (!ok || !said) return refused(target, code, said);
    lastSent = target.text.value = "";
    dropPassage(target);
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
  all("[aria-invalid]", target).forEach(unmark);
}

function unmark(input) {
  input.removeAttribute("aria-invalid");
  describe(input, (ids) => ids.filter((id) => !id.endsWith("-problem")));
}

/** What was wrong with a field is not said of what stands in it now; whether that is right the server tells. */
function typedAnew(input) {
  unmark(input);
  one(`#${input.id}-problem`)?.remove();
  const summary = one("#problems");
  one(`a[href="#${input.id}"]`, summary || input)?.closest("li").remove();
  const left = summary ? all("li", summary).length : 0;
  if (left) one(".problems-title", summary).textContent = counted("problem", left);
  else summary?.remove();
}

function describe(input, change) {
  const ids = change((input.getAttribute("aria-describedby") || "").split(" ").filter(Boolean));
  if (ids.length) input.setAttribute("aria-describedby", ids.join(" "));
  else input.removeAttribute("aria-describedby");
}

function refused(target, code, said) {
  clearProblems(target);
  const left = target.text.dataset.max - [...target.text.value].length;
  const why = code === 413 && left < 0 ? { field: "text", message: say("left", { n: left }) } : { field: null, message: say(code ? "busy" : "offline") };
  const problems = said?.problems || [why];
  const list = make("ul");
  for (const { field, message, way } of problems) {
    const input = field && one(`#field-${field}`, target);
    const out = way ? [" ", make("a", { href: way.url }, way.text)] : [];
    list.append(make("li", {}, input ? make("a", { href: `#${input.id}` }, message) : message, ...out));
    if (input && !input.hasAttribute("aria-invalid")) {
      const id = `${input.id}-problem`;
      input.setAttribute("aria-invalid", "true");
      describe(input, (ids) => [...ids, id]);
      input.after(make("p", { class: "problem", id }, message));
    }
  }
  const heading = counted("problem", problems.length);
  const summary = make("div", { class: "problems", id: "problems" }, make("p", { class: "problems-title" }, heading), list);
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
  location.replace(`#${said.fragment}`); // not history's way, which would leave :target behind
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

