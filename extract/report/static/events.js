"use strict";
// The page of all events: search, filters, sorting, pages, and saving what is shown. The address holds the state.
addEventListener("DOMContentLoaded", async () => {
  const {el, say, fold, table} = hudna;
  const form = document.getElementById("filters");
  const place = document.getElementById("table");
  const found = document.getElementById("found");
  const pages = document.getElementById("pages");
  const state = {sort: "date", descending: true, page: 0};
  let events = [];
  let isWhole = false;
  let shown = [];

  const read = () => {
    const values = new FormData(form);
    const filters = Object.fromEntries(["q", "kind", "status", "country", "from", "to", "disputed", "totals"].map((key) => [key, values.get(key) ?? ""]));
    return {...filters, words: fold(filters.q).split(/\s+/).filter(Boolean)};
  };
  const fits = (event, filters) => {
    const year = event.start ? Number(event.start.slice(0, 4)) : null;
    const lastYear = event.end ? Number(event.end.slice(0, 4)) : year;
    return (!filters.kind || event.kind === filters.kind)
      && (!filters.status || event.status === filters.status)
      && (!filters.country || (filters.country === "-" ? hudna.countries(event).length === 0 : hudna.countries(event).includes(filters.country)))
      && (!filters.from || (lastYear !== null && lastYear >= Number(filters.from)))
      && (!filters.to || (year !== null && year <= Number(filters.to)))
      && (!filters.disputed || event.isDisputed)
      && (!filters.totals || event.isInTotals)
      && filters.words.every((word) => hudna.searchText(event).includes(word));
  };

  const show = () => {
    const filters = read();
    shown = table.sort(events.filter((event) => fits(event, filters)), state.sort, state.descending);
    const count = Math.max(1, Math.ceil(shown.length / table.ROWS));
    state.page = Math.min(state.page, count - 1);
    table.draw(place, shown.slice(state.page * table.ROWS, (state.page + 1) * table.ROWS), {state, onSort: sortBy});
    hudna.drawPages(pages, {page: state.page, count, onPage: turnTo});
    const line = say("found", {n: hudna.number(shown.length), total: hudna.number(events.length)});
    found.textContent = `${line}${shown.length ? "" : `. ${say("none_found")}`}${isWhole ? "" : ` (${say("loading")}…)`}`;
    if (!shown.length) place.replaceChildren();
  };
  const remember = () => {
    const filters = read();
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(filters)) if (key !== "words" && value) query.set(key, value);
    if (state.sort !== "date" || !state.descending) query.set("sort", (state.descending ? "-" : "") + state.sort);
    if (state.page) query.set("page", state.page + 1);
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    hudna.keepPlace();
  };
  const sortBy = (column) => {
    state.descending = state.sort === column.key ? !state.descending : Boolean(column.descending);
    Object.assign(state, {sort: column.key, page: 0});
    show();
    remember();
    place.querySelector(`[data-sort="${column.key}"]`).focus();
  };
  const turnTo = (page) => {
    state.page = page;
    show();
    remember();
    place.scrollIntoView({block: "start"});
    place.focus({preventScroll: true});
  };
  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of query) {
      const field = form.elements[key];
      if (field && field.type === "checkbox") field.checked = value === "1";
      else if (field) field.value = value;
    }
    const sort = (query.get("sort") ?? "-date").match(/^(-?)(\w+)$/);
    if (sort && table.COLUMNS.some((column) => column.key === sort[2])) Object.assign(state, {sort: sort[2], descending: sort[1] === "-"});
    state.page = Math.max(0, Number(query.get("page") ?? 1) - 1 || 0);
  };
  const listCountries = () => {
    const select = form.elements.country;
    const wanted = select.value || new URLSearchParams(location.search).get("country") || "";
    const codes = [...new Set(events.flatMap(hudna.countries))].sort((a, b) => hudna.countryName(a).localeCompare(hudna.countryName(b), hudna.language));
    select.replaceChildren(el("option", {value: ""}, say("any")), ...codes.map((code) => el("option", {value: code}, hudna.countryName(code))),
      el("option", {value: "-"}, say("unknown")));
    select.value = codes.includes(wanted) || wanted === "-" ? wanted : "";
  };

  let timer = null;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { state.page = 0; show(); remember(); }, 120);
  });
  form.addEventListener("reset", () => setTimeout(() => { state.page = 0; show(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("save").addEventListener("click", () => hudna.saveCsv(shown));

  try {
    await hudna.loadNames();
    restore();
    await hudna.loadEvents((loaded, isLast) => {
      events = loaded;
      isWhole = isLast;
      listCountries();
      show();
    });
  } catch (error) { hudna.fail(found, error); }
});
