"use strict";
// The page of all events: search, filters, sorting, pages, and saving what is shown. The address holds the state.
addEventListener("DOMContentLoaded", async () => {
  const {say, table, filters, search} = hudna;
  const form = document.getElementById("filters");
  const place = document.getElementById("table");
  const found = document.getElementById("found");
  const pages = document.getElementById("pages");
  const state = {sort: "date", descending: true, page: 0};
  let events = [];
  let isWhole = false;
  let shown = [];
  let timer = null;

  const show = () => {
    const values = filters.read(form);
    const words = search.split(values.q);
    shown = table.sort(events.filter((event) => filters.fits(event, values) && search.fits(event, words)), state.sort, state.descending);
    const count = Math.max(1, Math.ceil(shown.length / table.ROWS));
    state.page = Math.min(state.page, count - 1);
    table.draw(place, shown.slice(state.page * table.ROWS, (state.page + 1) * table.ROWS),
      {state, onSort: sortBy, note: (event) => (search.isNamed(event, words) ? "" : say("found_in_words"))});
    hudna.drawPages(pages, {page: state.page, count, onPage: turnTo});
    const isDone = isWhole && (!words.length || search.isReady());
    const line = say("found", {n: hudna.number(shown.length), total: hudna.number(events.length)});
    found.textContent = `${line}${shown.length || !isDone ? "" : `. ${say("none_found")}`}${isDone ? "" : ` (${say("loading")}…)`}`;
    if (!shown.length) place.replaceChildren();
  };
  // Words of reports are loaded once somebody searches.
  const searchReports = async () => {
    if (!form.elements.q.value || search.isReady()) return;
    await search.loadReports();
    show();
  };
  const remember = () => filters.remember({...filters.read(form),
    sort: state.sort !== "date" || !state.descending ? (state.descending ? "-" : "") + state.sort : "", page: state.page ? state.page + 1 : ""});
  const renew = () => {
    clearTimeout(timer);
    timer = null;
    state.page = 0;
    show();
    remember();
    searchReports().catch((error) => hudna.fail(found, error));
  };
  // A filter set just before a click counts before it; else it would turn back the page that the click turned.
  const settle = () => { if (timer !== null) renew(); };
  const sortBy = (column) => {
    settle();
    state.descending = state.sort === column.key ? !state.descending : Boolean(column.descending);
    Object.assign(state, {sort: column.key, page: 0});
    show();
    remember();
    place.querySelector(`[data-sort="${column.key}"]`).focus();
  };
  const turnTo = (page) => {
    settle();
    state.page = page;
    show();
    remember();
    place.scrollIntoView({block: "start"});
    place.focus({preventScroll: true});
  };
  const restore = () => {
    const query = new URLSearchParams(location.search);
    filters.restore(form, query);
    const sort = (query.get("sort") ?? "-date").match(/^(-?)(\w+)$/);
    if (sort && table.COLUMNS.some((column) => column.key === sort[2])) Object.assign(state, {sort: sort[2], descending: sort[1] === "-"});
    state.page = Math.max(0, Number(query.get("page") ?? 1) - 1 || 0);
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(renew, 120);
  });
  form.addEventListener("reset", () => setTimeout(renew));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("save").addEventListener("click", () => hudna.saveCsv(shown));

  try {
    await hudna.loadNames();
    restore();
    await hudna.loadEvents((loaded, isLast) => {
      events = loaded;
      isWhole = isLast;
      filters.listCountries(form.elements.country, events);
      show();
    });
    await searchReports();
  } catch (error) { hudna.fail(found, error); }
});
