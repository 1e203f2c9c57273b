"use strict";
// The page works without this script; with it tables sort and filter, people are found, pictures draw.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const say = (sentence, fields) =>
    sentence.replace(/\{(\w+)\}/g, (place, name) => (name in fields ? String(fields[name]) : place));
  const make = (tag, fields = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(fields)) {
      if (name in node && name !== "role") node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };
  const folded = (text) => text.normalize("NFKC").toLocaleLowerCase();
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const number = new Intl.NumberFormat("en");

  // --- Tables --------------------------------------------------------------------------------
  const FIRST = 20; // rows that are shown until more are asked for
  const MANY = 200; // the same, of what concerns one person
  const tables = [...document.querySelectorAll(".table")].map(table);

  function table(box) {
    const body = box.querySelector("tbody");
    const heads = [...box.querySelectorAll("thead th")];
    const spare = box.querySelector("template");
    const caption = box.querySelector("caption").textContent.trim();
    const total = body.rows.length + (spare ? spare.content.querySelectorAll("tr").length : 0);
    const state = { limit: FIRST, filter: "", about: null, column: -1, down: false };
    let rows = [...body.rows];
    let shown = total;

    const count = make("span", { className: "count", role: "status" });
    const more = make("button", { type: "button", className: "plain" });
    const tools = make("div", { className: "tools" });
    const below = make("div", { className: "more" }, more);
    box.querySelector(".rest")?.remove();
    if (total > 8) {
      const label = say(words.filter, { table: caption });
      const input = make("input", { type: "search", placeholder: words.placeholder, "aria-label": label });
      input.addEventListener("input", () => {
        state.filter = folded(input.value.trim());
        state.limit = FIRST;
        update();
      });
      tools.append(make("div", { className: "filter" }, input));
    }
    tools.append(count);
    box.prepend(tools);
    box.append(below);
    more.addEventListener("click", () => {
      state.limit = state.limit < Infinity ? Infinity : FIRST;
      update();
      if (state.limit < Infinity) box.scrollIntoView();
    });
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", title: head.title }, head.textContent);
      head.replaceChildren(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const first = head.classList.contains("number") || head.classList.contains("bar");
        state.down = state.column === column ? !state.down : first;
        state.column = column;
        heads.forEach((one) => one.setAttribute("aria-sort", "none"));
        head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
        update();
      });
    });

    function complete() {
      if (spare && spare.content.childElementCount) {
        body.append(spare.content);
        rows = [...body.rows];
      }
    }
    const said = new WeakMap();
    const text = (row) => said.get(row) ?? (said.set(row, folded(row.textContent)), said.get(row));
    const keyOf = (row) => {
      const cell = row.cells[state.column];
      const key = cell.dataset.s ?? cell.textContent;
      return key === "" || Number.isNaN(Number(key)) ? key : Number(key);
    };
    function ordered() {
      if (state.column < 0) return rows;
      const keyed = rows.map((row) => [keyOf(row), row]);
      const way = state.down ? -1 : 1;
      keyed.sort(([one], [other]) => {
        if (one === "" || other === "") return (one === "") - (other === ""); // nothing comes last
        if (typeof one === "number" && typeof other === "number") return way * (one - other);
        return way * collator.compare(one, other);
      });
      return keyed.map(([, row]) => row);
    }
    function update() {
      if (state.filter || state.about !== null || state.column >= 0 || state.limit > FIRST) complete();
      const all = ordered();
      if (state.column >= 0) body.append(...all);
      const wanted = (row) =>
        (!state.filter || text(row).includes(state.filter)) &&
        (state.about === null || (row.dataset.w ?? "").split(" ").includes(state.about));
      const fitting = all.filter(wanted);
      const fits = new Set(fitting);
      const visible = new Set(fitting.slice(0, state.limit));
      for (const row of rows) {
        row.hidden = !fits.has(row);
        row.classList.toggle("later", fits.has(row) && !visible.has(row)); // paper has them
      }
      const known = rows.length === total ? fitting.length : total;
      shown = known;
      count.textContent =
        known === total && !state.filter
          ? ""
          : known
            ? say(words.rows, { shown: number.format(known), all: number.format(total) })
            : words.no_rows;
      more.hidden = known <= (state.limit < Infinity ? state.limit : FIRST);
      more.textContent =
        state.limit < Infinity ? say(words.all, { count: number.format(known) }) : words.less;
      below.hidden = more.hidden;
    }
    update();
    return {
      box,
      body,
      concerns(about) {
        state.about = about;
        state.limit = about === null ? FIRST : MANY;
        update();
        box.hidden = about !== null && shown === 0;
        return !box.hidden;
      },
      reveal(row) {
        complete();
        if (row.hidden || row.classList.contains("later")) {
          state.limit = Infinity;
          state.filter = "";
          const input = box.querySelector(".filter input");
          if (input) input.value = "";
          update();
        }
      },
      complete,
    };
  }

  // --- Everything about somebody ------------------------------------------------------------------
  const [OFFICE, ID, LABEL, ADDRESS, NOTE] = [0, 1, 2, 3, 4];
  const byAddress = new Map(data.people.map((person, place) => [person[ADDRESS], place]));
  const panel = document.getElementById("focus");
  const title = document.title;
  const opened = new Set(document.querySelectorAll("details.folded[open]"));

  function concern(place) {
    const person = place === undefined ? null : data.people[place];
    document.body.classList.toggle("focused", person !== null);
    panel.hidden = person === null;
    const seen = new Set();
    for (const one of tables) {
      if (one.concerns(person === null ? null : String(place))) seen.add(one.box.closest(".part"));
    }
    for (const fold of document.querySelectorAll("details.folded")) {
      const own = fold.querySelector(".table");
      fold.hidden = person !== null && (!own || own.hidden);
      fold.open = person !== null ? true : opened.has(fold);
    }
    const drawn = person === null ? new Set() : show(`${person[OFFICE]}:${person[ID]}`);
    for (const part of document.querySelectorAll(".part")) {
      const followed = [...drawn].some((figure) => part.contains(figure));
      part.classList.toggle("empty", person !== null && !seen.has(part) && !followed);
    }
    document.title = person === null ? title : `${person[LABEL]} · ${title}`;
    if (person === null) {
      show(null);
      return;
    }
    panel.querySelector("h2").textContent = person[LABEL];
    panel.querySelector(".note").textContent = person[NOTE];
    panel.setAttribute("aria-label", say(words.focus, { who: person[LABEL] }));
    toTop();
    panel.querySelector("h2").focus({ preventScroll: true });
  }

  function toTop() {
    // The browser is on its way to the row of that id, now or when the page has loaded.
    const go = () => scrollTo({ top: 0, behavior: "instant" });
    go();
    requestAnimationFrame(go);
    if (document.readyState !== "complete") addEventListener("load", () => setTimeout(go), { once: true });
  }

  function follow() {
    let address = location.hash.slice(1);
    try {
      address = decodeURIComponent(address);
    } catch {
      // a half-written escape is nobody's address
    }
    const place = byAddress.get(address);
    if (place !== undefined || !panel.hidden) concern(place);
    if (place === undefined) document.getElementById(address)?.scrollIntoView();
  }
  addEventListener("hashchange", follow);
  panel.querySelector("button").addEventListener("click", () => {
    const place = byAddress.get(decodeURIComponent(location.hash.slice(1)));
    history.pushState(null, "", location.pathname + location.search);
    concern(undefined);
    const row = place === undefined ? null : document.getElementById(data.people[place][ADDRESS]);
    if (row) {
      tables.find((one) => one.body.contains(row))?.reveal(row);
      row.scrollIntoView({ block: "center" });
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden && list.hidden) panel.querySelector("button").click();
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      input.focus();
    }
  });

  // --- Search: a combobox with a list (WAI-ARIA Authoring Practices 1.2) --------------------------
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  const told = document.getElementById("told");
  const sought = data.people.map((person) => folded(`${person[LABEL]} ${person[NOTE]}`));
  let options = [];
  let chosen = -1;
  document.querySelector(".search").hidden = false;

  function found(query) {
    const wanted = folded(query.trim());
    if (!wanted) return [];
    const rank = (place) =>
      folded(data.people[place][ID]) === wanted ? 0 : sought[place].startsWith(wanted) ? 1 : 2;
    return sought
      .map((text, place) => place)
      .filter((place) => wanted.split(/\s+/).every((piece) => sought[place].includes(piece)))
      .sort((one, other) => rank(one) - rank(other) || one - other);
  }
  function offer() {
    const places = found(input.value);
    options = places.slice(0, 12).map((place, at) => {
      const person = data.people[place];
      const option = make("li", { id: `found-${at}`, role: "option", "aria-selected": "false" }, person[LABEL]);
      option.append(make("small", {}, person[NOTE]));
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        go(place);
      });
      option.place = place;
      return option;
    });
    list.replaceChildren(...options);
    const any = options.length > 0;
    list.hidden = !any;
    input.setAttribute("aria-expanded", String(any));
    told.textContent = !input.value.trim() ? "" : any ? say(words.found, { count: places.length }) : words.nothing;
    choose(any ? 0 : -1);
  }
  function choose(at) {
    chosen = at;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }
  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function go(place) {
    close();
    input.value = "";
    const hash = `#${encodeURIComponent(data.people[place][ADDRESS])}`;
    if (location.hash === hash) follow();
    else location.hash = hash;
  }
  input.addEventListener("input", offer);
  input.addEventListener("focus", () => input.value && offer());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!options.length) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose((chosen + step + options.length) % options.length);
    } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
      event.preventDefault();
      go(options[chosen].place);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (list.hidden) input.value = "";
      close();
    }
  });

  // --- Pictures: drawn when they come into view ----------------------------------------------------
  const boxes = [...document.querySelectorAll(".drawing")];
  const drawn = new Set();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  // Nothing in a name is mathematics.
  const config = { displayModeBar: false, responsive: true, scrollZoom: false, typesetMath: false };
  const PAPER = 650; // pixels that a picture has on a page of A4
  let printing = false;

  function dressed(layout) {
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    const [ink, soft, line, card] = printing
      ? ["#000000", "#444444", "#cccccc", "#ffffff"]
      : ["--ink", "--soft", "--line", "--card"].map(color);
    const own = structuredClone(layout);
    if (printing) own.width = PAPER;
    own.paper_bgcolor = own.plot_bgcolor = "rgba(0,0,0,0)";
    own.font = { ...own.font, color: ink, family: getComputedStyle(document.body).fontFamily };
    own.hoverlabel = { ...own.hoverlabel, bgcolor: card, bordercolor: line, font: { color: ink } };
    for (const [name, axis] of Object.entries(own)) {
      if (/^[xy]axis\d*$/.test(name)) Object.assign(axis, { gridcolor: line, zerolinecolor: line, linecolor: soft });
    }
    return own;
  }
  function viewed(name) {
    const { figure, views } = data.figures[name];
    const select = document.getElementById(`view-${name}`);
    const view = select && views.find((one) => one.value === select.value);
    if (!view || view === views[0]) return [figure.data, figure.layout];
    const behind = view.dimmed.map((place) => ({ ...figure.data[place], opacity: data.dimmed }));
    const kept = view.kept.map((place) => figure.data[place]);
    return [[...behind, ...kept, ...view.traces], { ...figure.layout, ...view.layout }];
  }
  function draw(box) {
    const name = box.dataset.figure;
    const [traces, layout] = viewed(name);
    drawn.add(box);
    return Plotly.react(box, structuredClone(traces), dressed(layout), config);
  }
  function again() {
    for (const box of drawn) draw(box);
  }
  function show(value) {
    const following = new Set();
    for (const box of boxes) {
      const figure = box.closest(".picture");
      const select = document.getElementById(`view-${box.dataset.figure}`);
      const option = select && [...select.options].find((one) => one.value === value);
      figure.classList.toggle("follows", Boolean(value && option));
      if (!select) continue;
      const next = option ? option.value : select.options[0].value;
      if (option) following.add(figure);
      if (select.value !== next) {
        select.value = next;
        turned(select);
      }
    }
    return following;
  }
  function turned(select) {
    const name = select.dataset.figure;
    const view = data.figures[name].views.find((one) => one.value === select.value);
    select.closest(".control").querySelector(".sentence").textContent = view ? view.sentence : "";
    const box = boxes.find((one) => one.dataset.figure === name);
    if (drawn.has(box)) draw(box);
  }
  for (const select of document.querySelectorAll(".control select")) {
    select.closest(".control").hidden = false;
    select.addEventListener("change", () => turned(select));
  }
  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) {
          near.unobserve(entry.target);
          draw(entry.target);
        }
      }
    },
    { rootMargin: "300px" },
  );
  boxes.forEach((box) => near.observe(box));
  dark.addEventListener("change", again);

  // --- Paper: everything open, every picture drawn -------------------------------------------------
  const unfolded = [];
  addEventListener("beforeprint", () => {
    if (printing) return;
    printing = true;
    for (const fold of document.querySelectorAll("details:not([open])")) {
      fold.open = true;
      unfolded.push(fold);
    }
    boxes.forEach(draw);
  });
  addEventListener("afterprint", () => {
    printing = false;
    while (unfolded.length) unfolded.pop().open = false;
    again();
  });

  // --- Where the reader is -------------------------------------------------------------------------
  const links = new Map(
    [...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]),
  );
  const marks = [...document.querySelectorAll(".verdict, .part")];
  function mark() {
    const passed = marks.filter((part) => part.getClientRects().length && part.getBoundingClientRect().top < innerHeight / 3);
    const now = passed.at(-1)?.id || "main";
    for (const [id, link] of links) {
      if (id === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
  addEventListener("scroll", mark, { passive: true });
  mark();
  follow();
})();
