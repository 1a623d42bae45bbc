// Focus follows the reader only when the reader asked to move (a link, not typing).
document.addEventListener("htmx:afterSettle", (event) => {
  const selector = event.detail.requestConfig?.elt?.dataset?.focusAfter;
  if (selector) document.querySelector(selector)?.focus();
});

// An answer that is not a success still is a page worth reading: go to it instead of showing nothing.
document.addEventListener("htmx:responseError", (event) => {
  location.assign(event.detail.pathInfo.finalRequestPath);
});
