"use strict";
// The explorer: events counted, or people added up, by what one chooses. The table comes at once, Vega once somebody interacts.
addEventListener("DOMContentLoaded", async () => {
  const {el, bdi, say, label, figure, number, filters} = hudna;
  const form = document.getElementById("explorer");
  const [table, found, drawing, picked, pages, note] = ["figures", "found", "drawing", "picked", "pages", "note"].map((id) => document.getElementById(id));
  const FIELDS = ["measure", "by", "kind", "status", "country", "from", "to", "totals"];
  const DEFAULTS = {measure: "people", by: "year", kind: "exchange", status: "", country: "", from: "", to: "", totals: "1"};
  const MOST_ROWS = 200;
  let events = [];
  let rows = [];
  let isDrawn = false;

  const read = () => {
    const values = Object.fromEntries(FIELDS.map((key) => [key, new FormData(form).get(key) ?? ""]));
    return values.measure === "events" ? values : {...values, totals: "1"}; // people are added up over rows that count no one twice
  };
  const nameOf = (index) => hudna.nameOf(hudna.actorAt(index));
  // What an event is counted under: [key, name] of each group it belongs to; none if that is not known.
  const parties = (event) => [...new Set(event.kind === "exchange" ? event.sides.flat() : [...(event.others.evacuee ?? []), ...(event.others.party ?? [])])];
  const GROUPS = {
    year: (event) => (event.start ? [[event.start.slice(0, 4), event.start.slice(0, 4)]] : []),
    month: (event) => (event.start && !["year", "unknown"].includes(event.datePrecision) ? [[event.start.slice(0, 7), event.start.slice(0, 7)]] : []),
    country: (event) => (event.place !== null && hudna.placeAt(event.place).country ? [[hudna.placeAt(event.place).country, hudna.countryName(hudna.placeAt(event.place).country)]] : []),
    place: (event) => (event.place === null ? [] : [[event.place, hudna.nameOf(hudna.placeAt(event.place))]]),
    status: (event) => [[event.status, label("status", event.status)]],
    party: (event) => parties(event).map((index) => [index, nameOf(index)]),
    mediator: (event) => (event.others.mediator ?? []).map((index) => [index, nameOf(index)]),
  };
  const isTime = (by) => by === "year" || by === "month";

  // Sums as the marts' metrics have them: a bare floor counts as the best figure, and one open end opens the sum.
  const sum = (group, measure) => {
    const bounds = group.map((event) => event[measure]).filter(Boolean);
    if (!bounds.length) return null;
    const add = (values) => (values.some((value) => value !== null) ? values.reduce((total, value) => total + (value ?? 0), 0) : null);
    const isOpen = bounds.some(([low, best, high]) => high === null && (low !== null || best !== null));
    return [add(bounds.map(([low]) => low)), add(bounds.map(([low, best]) => best ?? low)), isOpen ? null : add(bounds.map(([, , high]) => high))];
  };
  const build = (values) => {
    const groups = new Map();
    let left = 0;
    let uncounted = 0;
    for (const event of events.filter((each) => filters.fits(each, values))) {
      const keys = GROUPS[values.by](event);
      if (!keys.length) left += 1;
      else if (values.measure !== "events" && !event[values.measure]) uncounted += 1;
      for (const [key, name] of keys) groups.set(key, {key, name, events: [...(groups.get(key)?.events ?? []), event]});
    }
    const built = [...groups.values()].map((group) => ({...group, bounds: values.measure === "events" ? Array(3).fill(group.events.length) : sum(group.events, values.measure)}))
      .filter(({bounds}) => bounds);
    const best = ({bounds: [low, middle, high]}) => middle ?? low ?? high;
    built.sort((a, b) => (isTime(values.by) ? (a.key < b.key ? -1 : 1) : best(b) - best(a) || (a.name < b.name ? -1 : 1)));
    return {rows: built, left, uncounted};
  };

  const pick = (row) => {
    const list = el("div", {class: "wide", tabindex: 0, role: "group", "aria-label": say("events")});
    picked.replaceChildren(el("h2", {tabindex: -1}, bdi(row.name), `: ${say("found_rows", {n: number(row.events.length), total: number(events.length)})}`), list);
    hudna.table.drawList(list, pages, row.events);
    picked.querySelector("h2").focus();
  };
  const drawTable = (values) => {
    const isCount = values.measure === "events";
    if (!rows.length) { table.replaceChildren(); return; }
    const heads = isCount ? [say("events")] : [say("low"), say("best"), say("high"), say("events")];
    table.replaceChildren(el("table", {"data-measure": values.measure}, el("caption", {class: "hidden"}, titleOf(values)),
      el("thead", {}, el("tr", {}, el("th", {scope: "col"}, say(`by_${values.by}`)), heads.map((head) => el("th", {scope: "col", class: "number"}, head)))),
      el("tbody", {}, rows.slice(0, MOST_ROWS).map((row) => {
        const button = el("button", {type: "button", class: "link"}, bdi(row.name));
        button.addEventListener("click", () => pick(row));
        const bounds = isCount ? [] : row.bounds.map((bound, i) => (bound === null ? (i === 2 ? say("open_above") : say("not_reported")) : number(bound)));
        return el("tr", {"data-key": row.key}, el("th", {scope: "row"}, button), [...bounds, number(row.events.length)].map((text) => el("td", {class: "number"}, text)));
      }))));
  };
  const titleOf = ({measure, kind, by}) => {
    const what = measure !== "people" ? `${say(measure)}: ${label("kind", kind)}` : say(kind === "exchange" ? "released" : "evacuated");
    return say("counted_by", {what, by: say(`by_${by}`)});
  };
  const sayLeftOut = (values, {left, uncounted}) => [
    left ? say("explore_left", {n: number(left), by: say(`by_${values.by}`)}) : "", uncounted ? say("explore_uncounted", {n: number(uncounted)}) : "",
    values.by === "party" || values.by === "mediator" ? say("explore_shared") : "", values.totals ? "" : say("explore_all_rows"),
    rows.length > MOST_ROWS ? say("explore_cut", {n: number(MOST_ROWS), total: number(rows.length)}) : ""].filter(Boolean).join(" ");

  const show = () => {
    const values = read();
    form.elements.totals.disabled = values.measure !== "events";
    if (form.elements.totals.disabled) form.elements.totals.checked = true;
    const result = build(values);
    ({rows} = result);
    drawTable(values);
    const chosen = new Set(rows.flatMap((row) => row.events)).size;
    found.textContent = rows.length ? say("explore_found", {n: number(chosen), total: number(events.length)}) : say("none_found");
    note.textContent = sayLeftOut(values, result);
    picked.replaceChildren();
    pages.replaceChildren();
    return values;
  };
  const draw = async () => {
    const values = read();
    isDrawn = true;
    drawing.setAttribute("aria-busy", "true");
    await hudna.drawChart(drawing, {title: titleOf(values), kind: values.kind, isTime: isTime(values.by), unit: values.by, rows, figure, onPick: (key) => pick(rows.find((row) => String(row.key) === key))});
    drawing.removeAttribute("aria-busy");
  };
  const fail = (error) => hudna.fail(drawing, error);
  const renew = () => {
    const values = show();
    filters.remember(Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== DEFAULTS[key]).map(([key, value]) => [key, value || "0"])));
    draw().catch(fail);
  };

  try {
    await hudna.loadNames();
    events = await hudna.loadEvents(() => {});
    const query = new URLSearchParams(location.search);
    filters.listCountries(form.elements.country, events);
    filters.restore(form, query);
    show();
    if (FIELDS.some((key) => query.has(key))) await draw();
    form.addEventListener("input", renew);
    form.addEventListener("reset", () => setTimeout(renew));
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const kind of ["pointerenter", "click", "focusin"]) drawing.addEventListener(kind, () => { if (!isDrawn) draw().catch(fail); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (isDrawn) draw().catch(fail); });
    for (const button of document.querySelectorAll("[data-save]")) {
      button.addEventListener("click", () => (isDrawn ? Promise.resolve() : draw()).then(() => hudna.saveChart(button.dataset.save)).catch(fail));
    }
  } catch (error) { hudna.fail(found, error); }
});
