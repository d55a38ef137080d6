// Dragging a part of the plan; the arrows and the list beside do the same without a mouse.
(function () {
  "use strict";
  var lifted = null;

  function cellOf(target) { return target.closest ? target.closest("[data-plan] [data-part]") : null; }
  function clear() {
    document.querySelectorAll(".aim-before, .aim-after, .lifted").forEach(function (cell) {
      cell.classList.remove("aim-before", "aim-after", "lifted");
    });
  }
  function isAfter(event, cell) {
    var box = cell.getBoundingClientRect();
    return event.clientX > box.left + box.width / 2;
  }

  document.addEventListener("dragstart", function (event) {
    var cell = cellOf(event.target);
    if (!cell) { return; }
    lifted = cell.dataset.part;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", lifted);
    document.querySelectorAll('[data-part="' + lifted + '"]').forEach(function (each) {
      each.classList.add("lifted");
    });
  });
  document.addEventListener("dragover", function (event) {
    var cell = cellOf(event.target);
    if (!lifted || !cell || cell.dataset.part === lifted) { return; }
    event.preventDefault();
    document.querySelectorAll(".aim-before, .aim-after").forEach(function (each) {
      each.classList.remove("aim-before", "aim-after");
    });
    cell.classList.add(isAfter(event, cell) ? "aim-after" : "aim-before");
  });
  document.addEventListener("drop", function (event) {
    var cell = cellOf(event.target);
    var form = document.getElementById("drag-form");
    if (!lifted || !cell || !form || cell.dataset.part === lifted) { return; }
    event.preventDefault();
    form.elements.page.value = lifted;
    form.elements.before.value = isAfter(event, cell) ? cell.dataset.next : cell.dataset.part;
    if (form.elements.before.value !== lifted) { form.requestSubmit(); }
  });
  document.addEventListener("dragend", function () { lifted = null; clear(); });
})();
