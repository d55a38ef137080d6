// A fragment that failed is shown, not swallowed: our own page of the error, or that nobody answered.
(function () {
  "use strict";
  // Only pages of ours say where they belong; a proxy's error page would leave the main part empty.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var answer = event.detail.xhr;
    if (answer.status >= 500 && answer.getResponseHeader("HX-Retarget")) {
      event.detail.shouldSwap = true;
    }
  });
  function tell(words) {
    var told = document.getElementById("told");
    var telling = document.createElement("div");
    var sentence = document.createElement("p");
    telling.className = "telling tone-bad";
    telling.setAttribute("role", "alert");
    sentence.textContent = words;
    telling.appendChild(sentence);
    told.replaceChildren(telling);
    told.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("htmx:sendError", function (event) {
    if (event.detail.requestConfig.verb === "get") { return; }
    tell(document.body.dataset.noAnswer);
  });
  document.addEventListener("htmx:responseError", function (event) {
    if (event.detail.xhr.getResponseHeader("HX-Retarget")) { return; }
    tell(document.body.dataset.noAnswer);
  });
})();
