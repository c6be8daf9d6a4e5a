/// What the page does beyond being read: it filters, and unfolds what a link leads to.
enum HTMLScript {
  /// The script.
  ///
  /// It holds neither `<` nor `&`, so that the page stays well-formed XML. It looks at each line once a filtering.
  static let text = """
    "use strict";
    (() => {
      const bar = document.getElementById("filter");
      if (bar === null) return;
      const input = document.getElementById("filter-text");
      const summary = document.getElementById("filter-shown");
      const unfold = document.getElementById("filter-unfold");
      const buttons = Array.from(bar.querySelectorAll("[data-outcome]"));
      const lines = (selector) => Array.from(document.querySelectorAll(selector), (element) => ({
        element, outcome: element.dataset.outcome, words: null
      }));
      const items = lines(".item");
      const links = lines(".contents li");
      const namespaces = lines(".documents tbody");
      const pressed = new Set();
      let waiting = 0;

      const show = (lines, sought) => {
        let shown = 0;
        for (const line of lines) {
          let fits = pressed.size === 0 || pressed.has(line.outcome);
          if (fits) if (sought.length > 0) {
            if (line.words === null) line.words = line.element.textContent.toLowerCase();
            fits = sought.every((word) => line.words.includes(word));
          }
          if (line.element.hidden === fits) line.element.hidden = !fits;
          if (fits) shown += 1;
        }
        return shown;
      };

      const filter = () => {
        const sought = input.value.toLowerCase().split(/\\s+/).filter((word) => word !== "");
        for (const button of buttons) {
          button.setAttribute("aria-pressed", String(pressed.has(button.dataset.outcome)));
        }
        show(links, sought);
        let words = show(items, sought) + " of " + items.length + " items";
        const among = show(namespaces, sought);
        if (namespaces.length > 0) words += ", " + among + " of " + namespaces.length + " namespaces";
        summary.value = words;
      };

      const reveal = () => {
        const target = document.getElementById(location.hash.slice(1));
        if (target === null) return;
        let isHidden = false;
        for (let at = target; at !== null; at = at.parentElement) {
          if (at.localName === "details") at.open = true;
          if (at.hidden) isHidden = true;
        }
        if (isHidden) {
          pressed.clear();
          input.value = "";
          filter();
        }
        target.scrollIntoView();
      };

      for (const button of buttons) button.addEventListener("click", () => {
        if (!pressed.delete(button.dataset.outcome)) pressed.add(button.dataset.outcome);
        filter();
      });
      input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(filter, 100);
      });
      unfold.addEventListener("click", () => {
        const opens = unfold.getAttribute("aria-expanded") === "false";
        for (const { element } of items) if (!element.hidden) element.open = opens;
        unfold.setAttribute("aria-expanded", String(opens));
        unfold.textContent = opens ? "Close all" : "Open all";
      });
      window.addEventListener("hashchange", reveal);
      document.addEventListener("click", (event) => {
        const link = event.target.closest("a");
        if (link !== null) if (link.hash === location.hash) reveal();
      });
      bar.hidden = false;
      filter();
      if (location.hash !== "") reveal();
    })();
    """
}
