"use strict";
// Everything here is an addition: the page reads fully without it.
(() => {
  const form = document.getElementById("filters");
  const findings = [...document.querySelectorAll(".finding")];
  const groups = [...document.querySelectorAll(".group")];
  const choices = ["family", "phase", "document"];

  const severities = () => [...form.elements.severity];
  const text = new Map();
  const searchable = (finding) => {
    if (!text.has(finding)) text.set(finding, finding.textContent.toLowerCase());
    return text.get(finding);
  };

  function filter() {
    const shown = new Set(severities().filter((box) => box.checked).map((box) => box.value));
    const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const finding of findings) {
      const visible =
        shown.has(finding.dataset.severity) &&
        choices.every((name) => !form.elements[name].value || form.elements[name].value === finding.dataset[name]) &&
        words.every((word) => searchable(finding).includes(word));
      finding.hidden = !visible;
      if (visible) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".finding:not([hidden])");
    document.getElementById("shown").textContent = count;
  }

  function remember() {
    const state = new URLSearchParams();
    const boxes = severities();
    if (!boxes.every((box) => box.checked)) {
      state.set("severity", boxes.filter((box) => box.checked).map((box) => box.value).join(","));
    }
    for (const name of [...choices, "search"]) {
      if (form.elements[name].value) state.set(name, form.elements[name].value);
    }
    history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search);
  }

  function recall() {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return reveal(hash);
    const state = new URLSearchParams(hash);
    const chosen = state.has("severity") ? state.get("severity").split(",") : null;
    for (const box of severities()) box.checked = !chosen || chosen.includes(box.value);
    for (const name of [...choices, "search"]) form.elements[name].value = state.get(name) ?? "";
    filter();
  }

  // A link to a finding wins over a filter that hides it.
  function reveal(id) {
    const target = document.getElementById(id);
    if (!target?.matches(".finding, .group > h3")) return;
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    target.querySelector("details")?.setAttribute("open", "");
    target.scrollIntoView();
    if (target.tabIndex === -1) target.focus({ preventScroll: true });
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("input", () => { filter(); remember(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
    window.addEventListener("hashchange", recall);
    recall();
  }

  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const sample = button.previousElementSibling;
      try {
        await navigator.clipboard.writeText(sample.textContent);
      } catch {
        getSelection().selectAllChildren(sample);
        if (!document.execCommand("copy")) return;
      }
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const each of closed) each.open = true;
  });
  window.addEventListener("afterprint", () => { for (const each of closed) each.open = false; });
})();
