// Light or dark: what the person chose here, else what the machine prefers.
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  function chosen() {
    try { return window.localStorage.getItem("octavo-theme"); } catch (e) { return null; }
  }
  function show() {
    root.setAttribute("data-bs-theme", chosen() || (dark.matches ? "dark" : "light"));
  }
  show();
  dark.addEventListener("change", show);
  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-theme-switch]")) { return; }
    var next = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    try { window.localStorage.setItem("octavo-theme", next); } catch (e) { /* shown, not kept */ }
    root.setAttribute("data-bs-theme", next);
  });
})();
