const suggestions = () => [...document.querySelectorAll("#suggest a")];
const box = () => document.querySelector("#q");

function closeSuggestions() {
  htmx.trigger(box(), "htmx:abort");
  document.querySelector("#suggest").replaceChildren();
  document.querySelector("#suggested").replaceChildren();
}

// Up and down through the box and the names below it; Escape leaves them.
document.querySelector("#search")?.addEventListener("keydown", (event) => {
  const links = suggestions();
  const at = links.indexOf(document.activeElement);
  const to = { ArrowDown: Math.min(at + 1, links.length - 1), ArrowUp: at - 1, Escape: -1 }[event.key];
  if (to === undefined || !links.length || (at < 0 && document.activeElement !== box())) return;
  event.preventDefault();
  (links[to] ?? box()).focus();
  if (event.key === "Escape") closeSuggestions();
});
// Names asked for by the last letters may still be on their way when the words are sent.
let sent;
document.querySelector("#search")?.addEventListener("submit", () => {
  sent = box().value;
  closeSuggestions();
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt === box() && box().value === sent) event.preventDefault();
});
for (const elsewhere of ["focusin", "click"]) {
  document.addEventListener(elsewhere, (event) => {
    if (suggestions().length && !event.target.closest(".row")) closeSuggestions();
  });
}

document.addEventListener("htmx:beforeSend", (event) => event.detail.target.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", (event) => event.detail.target.removeAttribute("aria-busy"));

// Focus follows the reader only when the reader asked to move (a link, not typing).
document.addEventListener("htmx:afterSettle", (event) => {
  const selector = event.detail.requestConfig?.elt?.dataset?.focusAfter;
  if (!selector) return;
  document.querySelector(selector)?.focus();
  // The fields stand outside what was exchanged: they say what the link's address says, or a bound taken off would come back.
  const said = new URLSearchParams(location.search);
  for (const field of document.querySelectorAll("#search [name]")) field.value = said.get(field.name) ?? "";
});

// An answer that is not a success still is a page worth reading: go to it instead of showing nothing.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.target.id === "results") location.assign(event.detail.pathInfo.finalRequestPath);
});
