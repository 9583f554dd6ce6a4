/* ---- Advertising that was seen: half of it for a second. Its number is told, and nothing else ---- */

function countSeen() {
  const waiting = new Map();
  const watch = new IntersectionObserver((entries) => entries.forEach(({ isIntersecting, target }) => {
    clearTimeout(waiting.get(target));
    if (isIntersecting) waiting.set(target, setTimeout(() => {
      if (document.visibilityState !== "visible") return;
      watch.unobserve(target);
      fetch("/ads/seen", { method: "POST", body: new URLSearchParams({ ad: target.dataset.ad }), credentials: "omit",
        keepalive: true }).catch(() => {});
    }, 1000));
  }), { threshold: 0.5 });
  all("[data-ad]").forEach((slot) => watch.observe(slot));
}

if (!location.pathname.startsWith("/admin/")) countSeen();
