// A certified OpenID provider on a free port of the loopback interface, for the browser test of single sign-on.
// Prints its address. Takes: the folder of node_modules, the addresses browsers are sent back to.
import { createServer } from "node:http";
import { createRequire } from "node:module";

const [folder, ...callbacks] = process.argv.slice(2);
const { default: Provider } = await import(createRequire(`${folder}/`).resolve("oidc-provider"));

const people = {
  ada: { name: "Ada Winter", email: "ada@login.example.org", email_verified: true, groups: ["subscribers"] },
  ines: { name: "Inès Marsh", preferred_username: "ines", groups: ["desk"] },
};

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "postilla", client_secret: "a secret that both of us know", redirect_uris: callbacks }],
    claims: { openid: ["sub"], profile: ["name", "preferred_username", "groups"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    cookies: { keys: ["for tests alone"] },
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
