// Keys, guides and the list of keys. Every key presses something that is on the screen.
(function () {
  "use strict";
  var SHOWN = { ArrowLeft: "←", ArrowRight: "→" };

  function kept(name) {
    try { return window.localStorage.getItem(name); } catch (e) { return null; }
  }
  function keep(name, value) {
    try { window.localStorage.setItem(name, value); } catch (e) { /* for this screen only */ }
  }
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function keysOf(element) {
    return (element.dataset.key || element.dataset.keyFocus || "").split(" ").filter(Boolean);
  }
  function isTyping(element) {
    return element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
  }

  function press(element) {
    if (element.dataset.keyFocus) { element.focus(); return; }
    if (element.disabled) { return; }
    if (element.dataset.keyOpens) {
      element.parentElement.open = true;
      document.getElementById(element.dataset.keyOpens).focus();
      return;
    }
    element.click();
  }

  function listKeys() {
    var list = document.querySelector("[data-keys-list]");
    list.textContent = "";
    all("[data-key], [data-key-focus]").forEach(function (element) {
      var term = document.createElement("dt");
      keysOf(element).forEach(function (key) {
        var cap = document.createElement("kbd");
        cap.textContent = SHOWN[key] || key.toUpperCase();
        term.appendChild(cap);
      });
      var words = document.createElement("dd");
      words.textContent = element.dataset.keySays || element.textContent.replace(/\s+/g, " ").trim();
      list.append(term, words);
    });
    if (!list.children.length) { list.textContent = "–"; }
  }

  function showKeys() {
    var dialog = document.getElementById("keys");
    listKeys();
    dialog.querySelector("[data-keys-on]").checked = kept("octavo-keys") !== "off";
    dialog.showModal();
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) { return; }
    if (isTyping(event.target)) {
      if (event.key === "Escape") { event.target.blur(); }
      return;
    }
    var dialog = document.getElementById("keys");
    if (!dialog || dialog.open) { return; }
    if (event.key === "?") { showKeys(); return; }
    if (kept("octavo-keys") === "off") { return; }
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    var found = all("[data-key], [data-key-focus]").find(function (element) {
      return keysOf(element).indexOf(key) !== -1;
    });
    if (found) { event.preventDefault(); press(found); }
  });

  // Guides: each layer has a switch, and one switch for all. What was hidden stays hidden.
  function layers() { return document.querySelector("svg[data-layers]"); }
  function hidden() { return (kept("octavo-hidden") || "").split(" ").filter(Boolean); }
  function showLayers() {
    var drawing = layers();
    if (!drawing) { return; }
    var off = hidden();
    all("[data-layer]").forEach(function (button) {
      var name = button.dataset.layer;
      button.setAttribute("aria-pressed", String(off.indexOf(name) === -1));
      drawing.classList.toggle("without-" + name, off.indexOf(name) !== -1);
    });
    var whole = document.querySelector("[data-guides]");
    if (whole) { whole.setAttribute("aria-pressed", String(off.length === 0)); }
  }
  document.addEventListener("click", function (event) {
    var one = event.target.closest("[data-layer]");
    var whole = event.target.closest("[data-guides]");
    if (event.target.closest("[data-keys]")) { showKeys(); }
    if (!one && !whole) { return; }
    var off = hidden();
    if (one) {
      var name = one.dataset.layer;
      off = off.indexOf(name) === -1 ? off.concat(name) : off.filter(function (n) { return n !== name; });
    } else {
      var names = all("[data-layer]").map(function (button) { return button.dataset.layer; });
      off = off.length ? [] : names;
    }
    keep("octavo-hidden", off.join(" "));
    showLayers();
  });
  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-keys-on]")) {
      keep("octavo-keys", event.target.checked ? "on" : "off");
    }
    if (event.target.matches("[data-most-bytes]")) { measure(event.target); }
    if (event.target.matches("select[name=stage]")) { event.target.form.requestSubmit(); }
  });

  // Files that are too large are said before they are sent; what stood there comes back after.
  function measure(input) {
    var told = document.getElementById(input.getAttribute("aria-describedby"));
    var most = Number(input.dataset.mostBytes);
    var files = Array.prototype.slice.call(input.files);
    var large = files.find(function (file) { return file.size > most; });
    var total = files.reduce(function (sum, file) { return sum + file.size; }, 0);
    var wrong = large ? large.name + " " + input.dataset.tooLarge : total > most ? input.dataset.tooMuch : "";
    told.dataset.words = told.dataset.words || told.textContent;
    told.textContent = wrong || told.dataset.words;
    told.classList.toggle("too-large", Boolean(wrong));
    input.setCustomValidity(wrong);
  }

  // A screen that looks again by itself takes nothing from who is writing: it waits, and says so.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var asked = event.detail.requestConfig.elt;
    var polls = /^every /.test(asked.getAttribute("hx-trigger") || "");
    if (!polls || !inHand(event.detail.target)) { return; }
    event.detail.shouldSwap = false;
    var words = asked.querySelector("[data-arrived]");
    if (words && event.detail.xhr.responseText.indexOf("data-arrived") < 0) {
      words.textContent = words.dataset.arrived;
    }
  });
  function inHand(part) {
    var fields = Array.prototype.slice.call(part.querySelectorAll("textarea, input, details[open] form"));
    return fields.some(function (field) {
      if (field.matches("form")) { return true; }
      if (field.matches("[type=checkbox], [type=radio]")) { return field.checked !== field.defaultChecked; }
      if (field.type === "file") { return field.files.length > 0; }
      return field.type !== "hidden" && field.value !== field.defaultValue;
    });
  }

  // After a deed the main part is new: say what was told, and stand at its beginning.
  document.addEventListener("htmx:afterSwap", function (event) {
    showLayers();
    if (event.target.id === "main" && event.detail.requestConfig.verb !== "get") {
      document.getElementById("main").focus({ preventScroll: true });
      document.getElementById("told").scrollIntoView({ block: "nearest" });
    }
  });
  showLayers();
})();
