// Drawing boxes on a picture; the numbers beside it say and take the same without a mouse.
(function () {
  "use strict";
  var start = null, row = null;

  function board(target) { return target.closest ? target.closest("[data-subjects]") : null; }
  function inputs(row) { return ["x0", "y0", "x1", "y1"].map(function (name) { return row.querySelector('[name="' + name + '"]'); }); }
  function at(svg, event) {
    var point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    var box = svg.viewBox.baseVal;
    return [Math.min(Math.max(Math.round(point.x), 0), box.width), Math.min(Math.max(Math.round(point.y), 0), box.height)];
  }
  function show(row) {
    var rect = document.querySelector('[data-box="' + row.dataset.row + '"]');
    var edges = inputs(row).map(function (input) { return parseInt(input.value, 10); });
    var sound = edges.every(Number.isFinite) && edges[2] > edges[0] && edges[3] > edges[1];
    if (!rect) { return; }
    rect.setAttribute("x", sound ? edges[0] : 0);
    rect.setAttribute("y", sound ? edges[1] : 0);
    rect.setAttribute("width", sound ? edges[2] - edges[0] : 0);
    rect.setAttribute("height", sound ? edges[3] - edges[1] : 0);
  }
  function fill(row, from, to) {
    var edges = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])];
    inputs(row).forEach(function (input, n) { input.value = edges[n]; });
    show(row);
  }
  function free() {
    return Array.prototype.find.call(document.querySelectorAll("[data-row]"), function (each) {
      return inputs(each).every(function (input) { return input.value === ""; });
    });
  }

  document.addEventListener("pointerdown", function (event) {
    var svg = board(event.target);
    row = svg && event.button === 0 ? free() : null;
    if (!row) { return; }
    event.preventDefault();
    start = at(svg, event);
    svg.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointermove", function (event) {
    var svg = start && board(event.target);
    if (svg) { fill(row, start, at(svg, event)); }
  });
  document.addEventListener("pointerup", function () { start = null; row = null; });
  document.addEventListener("input", function (event) {
    var changed = event.target.closest ? event.target.closest("[data-row]") : null;
    if (changed) { show(changed); }
  });
})();
