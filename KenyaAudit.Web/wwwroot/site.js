// Focus follows the reader only when the reader asked to move (a link, not typing).
document.addEventListener("htmx:afterSettle", (event) => {
  const selector = event.detail.requestConfig?.elt?.dataset?.focusAfter;
  if (!selector) return;
  document.querySelector(selector)?.focus();
  // The fields stand outside what was exchanged: they say what the link's address says, or a bound taken off would come back.
  const said = new URLSearchParams(location.search);
  for (const field of document.querySelectorAll("#search [name]")) field.value = said.get(field.name) ?? field.options?.[0].value ?? "";
});

// An answer that is not a success still is a page worth reading: go to it instead of showing nothing.
document.addEventListener("htmx:responseError", (event) => {
  location.assign(event.detail.pathInfo.finalRequestPath);
});
