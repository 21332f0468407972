"use strict";
// Everything here is an addition: the page reads fully without it.

// Filters: what they say stands in the address, after "?", so that a page can be sent as it is seen.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const findings = [...document.querySelectorAll(".finding")];
  const groups = [...document.querySelectorAll(".group")];
  const choices = ["family", "phase", "document"];
  const severities = [...form.elements.severity];
  const texts = new Map();
  const searchable = (finding) => {
    if (!texts.has(finding)) texts.set(finding, finding.textContent.toLowerCase());
    return texts.get(finding);
  };
  const value = (finding, name) => (name === "document" ? finding.parentElement : finding).dataset[name];

  function filter() {
    const shown = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = choices.filter((name) => form.elements[name].value);
    let count = 0;
    for (const finding of findings) {
      const visible =
        shown.has(finding.dataset.severity) &&
        chosen.every((name) => form.elements[name].value === value(finding, name)) &&
        words.every((word) => searchable(finding).includes(word));
      finding.hidden = !visible;
      if (visible) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".finding:not([hidden])");
    document.getElementById("shown").textContent = count;
  }

  function remember() {
    const state = new URLSearchParams();
    if (!severities.every((box) => box.checked)) {
      state.set("severity", severities.filter((box) => box.checked).map((box) => box.value).join(","));
    }
    for (const name of [...choices, "search"]) {
      if (form.elements[name].value) state.set(name, form.elements[name].value);
    }
    try {
      history.replaceState(null, "", `${location.pathname}${state.size ? `?${state}` : ""}${location.hash}`);
    } catch {
      // some browsers keep the address of a local file as it is
    }
  }

  function recall() {
    const state = new URLSearchParams(location.search);
    const chosen = state.has("severity") ? state.get("severity").split(",") : null;
    for (const box of severities) box.checked = !chosen || chosen.includes(box.value);
    for (const name of [...choices, "search"]) form.elements[name].value = state.get(name) ?? "";
    if (state.size) filter();
  }

  // A link to a finding wins over a filter that hides it.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.matches(".finding, .group > h3")) return;
    if (target.closest("[hidden]")) {
      for (const box of severities) box.checked = true;
      for (const name of [...choices, "search"]) form.elements[name].value = "";
      filter();
      remember();
    }
    target.querySelector("details")?.setAttribute("open", "");
    target.scrollIntoView();
    if (target.tabIndex === -1) target.focus({ preventScroll: true });
  }

  // A field that a spreadsheet would take for a formula begins with an apostrophe.
  const field = (text) => `"${text.trim().replace(/\s+/g, " ").replace(/^(?=[=+@-])/, "'").replaceAll('"', '""')}"`;
  function cell(finding, name) {
    const said = [...finding.querySelectorAll(`.c-${name}`)].map((each) => each.textContent);
    if (said.length) return said.join(", ");
    if (name === "fingerprint") return finding.id.slice(2);
    return finding.parentElement.dataset[name] ?? "";
  }
  function download(button) {
    const columns = button.dataset.columns.split("|").map((each) => each.split("="));
    const visible = findings.filter((finding) => !finding.hidden);
    const rows = [columns.map(([, head]) => head), ...visible.map((each) => columns.map(([name]) => cell(each, name)))];
    const text = `\ufeff${rows.map((row) => row.map(field).join(";")).join("\r\n")}\r\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = button.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  form.hidden = false;
  form.addEventListener("input", () => { filter(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
  document.getElementById("csv").addEventListener("click", (event) => download(event.currentTarget));
  window.addEventListener("hashchange", reveal);
  recall();
  reveal();
})();

// The text beside the findings: a link to a place opens it there, a marked word goes back to its finding.
(() => {
  const pane = document.getElementById("pane");
  if (!pane) return;
  const close = document.getElementById("close");
  const wide = matchMedia("(min-width: 70rem)");
  let from = null;
  let lit = null;

  function open(target) {
    const text = target.closest(".text");
    for (const other of pane.querySelectorAll(".text[open]")) if (other !== text) other.open = false;
    text.open = true;
    document.body.classList.toggle("reading", wide.matches);
    close.hidden = !wide.matches;
    lit?.classList.remove("lit");
    lit = target;
    lit.classList.add("lit");
    if (wide.matches) from.scrollIntoView({ block: "center" });  // what stood there moves when the page gets narrower
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }
  function shut() {
    document.body.classList.remove("reading");
    close.hidden = true;
    from?.focus();
    from?.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#b-"]');
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    from = link;
    open(target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("reading")) shut();
  });
  close.addEventListener("click", shut);
  wide.addEventListener("change", () => { if (!wide.matches) shut(); });
})();

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

// On paper everything is unfolded but the documents themselves.
(() => {
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open], .text)")];
    for (const each of closed) each.open = true;
  });
  window.addEventListener("afterprint", () => { for (const each of closed) each.open = false; });
})();
