// Passkeys and security keys: the browser is asked what the page says, and its answer is sent by the form.
(() => {
  const form = document.querySelector("form[data-signin]");
  const said = document.getElementById("signin-question");
  if (!form || !said || !window.PublicKeyCredential) return;
  const { publicKey } = JSON.parse(said.textContent);
  const problem = form.querySelector(".signin-problem");
  const button = form.querySelector("button");

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const listed = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

  async function ask() {
    publicKey.challenge = bytes(publicKey.challenge);
    if (form.dataset.signin === "use") {
      publicKey.allowCredentials = listed(publicKey.allowCredentials);
      return navigator.credentials.get({ publicKey });
    }
    publicKey.user.id = bytes(publicKey.user.id);
    publicKey.excludeCredentials = listed(publicKey.excludeCredentials);
    return navigator.credentials.create({ publicKey });
  }

  function answer(key) {
    const response = { clientDataJSON: text(key.response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[part]) response[part] = text(key.response[part]);
    }
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} });
  }

  const why = {
    NotAllowedError: "That was not done: it was cancelled, or took too long. Reload the page to try again.",
    InvalidStateError: "This key is on your list already. Reload the page and use another one.",
    SecurityError: "At this address no passkey or security key can be used.",
  };

  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    button.disabled = true;
    try {
      form.elements.answer.value = answer(await ask());
      form.submit();
    } catch (error) {
      problem.textContent = why[error.name] || "Your browser could not do that. Reload the page to try again.";
      problem.hidden = false;
    }
  });
})();
