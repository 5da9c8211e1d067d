"use strict";
// The table of events: columns, sorting, pages of rows.
hudna.table = (() => {
  const {el, bdi, say, label, figure, dates, headline, eventHref} = hudna;
  const ROWS = 50;

  const best = (bounds) => (bounds ? bounds[1] ?? bounds[0] ?? bounds[2] : null);
  const COLUMNS = [
    {key: "date", title: "date", value: (event) => event.start, descending: true},
    {key: "kind", title: "kind", value: (event) => label("kind", event.kind)},
    {key: "parties", title: "parties", value: (event) => headline(event).map((node) => node.textContent ?? node).join("")},
    {key: "people", title: "people", value: (event) => best(event.people), descending: true, number: true},
    {key: "bodies", title: "bodies", value: (event) => best(event.bodies), descending: true, number: true},
    {key: "status", title: "status", value: (event) => label("status", event.status)},
    {key: "voices", title: "sources", value: (event) => event.voices, descending: true, number: true},
  ];

  // Roles are written out: on a phone rows are drawn as cards, and with their display tables lose what they mean to screen readers.
  const td = (attributes, ...children) => el("td", {role: "cell", ...attributes}, ...children);
  const cells = (event, note) => [
    td({class: "date"}, bdi(dates(event.start, event.end, event.datePrecision)),
      event.start ? "" : el("span", {class: "quiet"}, event.reported ? say("first_reported", {date: hudna.day(event.reported)}) : "")),
    td({}, el("span", {class: `kind ${event.kind}`}, label("kind", event.kind))),
    el("th", {scope: "row", role: "rowheader"}, el("a", {href: eventHref(event.id)}, headline(event)),
      event.place === null || event.kind === "evacuation" ? "" : el("span", {class: "quiet"}, bdi(hudna.nameOf(hudna.placeAt(event.place)))),
      note ? el("span", {class: "quiet"}, note) : ""),
    td({class: "number", "data-title": say("people")}, event.people ? figure(event.people) : "", event.isCountDisputed ? el("span", {class: "flag"}, say("disputed")) : ""),
    td({class: "number", "data-title": say("bodies")}, event.bodies ? figure(event.bodies) : ""),
    td({}, hudna.chip(event.status), event.isDenied ? el("span", {class: "flag"}, say("denied")) : ""),
    td({class: "number", "data-title": say("sources")}, event.voices === 1 ? say("one_voice") : hudna.number(event.voices)),
  ];

  const collator = new Intl.Collator(hudna.language);
  // Unknown values stand last, whichever way the rest runs.
  const sort = (events, key, isDescending) => {
    const {value} = COLUMNS.find((column) => column.key === key);
    const keyed = events.map((event) => [value(event), event]);
    const sign = isDescending ? -1 : 1;
    keyed.sort(([a, one], [b, other]) => {
      if (a === null || b === null) return (a === null) - (b === null) || (one.id < other.id ? -1 : 1);
      const order = typeof a === "number" ? a - b : key === "date" ? (a < b ? -1 : a > b ? 1 : 0) : collator.compare(a, b);
      return sign * order || (one.id < other.id ? -1 : 1);
    });
    return keyed.map(([, event]) => event);
  };

  const drawHead = (state, onSort) => el("tr", {role: "row"}, COLUMNS.map((column) => {
    const isSorted = state && state.sort === column.key;
    const title = onSort
      ? el("button", {type: "button", "data-sort": column.key, title: say("sorted_by", {column: say(column.title)})},
        say(column.title), el("span", {"aria-hidden": "true", class: "arrow"}, isSorted ? (state.descending ? " ↓" : " ↑") : " ↕"))
      : say(column.title);
    if (onSort) title.addEventListener("click", () => onSort(column));
    return el("th", {scope: "col", role: "columnheader", class: column.number ? "number" : null,
      "aria-sort": isSorted ? (state.descending ? "descending" : "ascending") : null}, title);
  }));
  const draw = (place, events, {state = null, onSort = null, note = () => ""} = {}) => {
    place.replaceChildren(el("table", {class: "events", role: "table"}, el("thead", {role: "rowgroup"}, drawHead(state, onSort)),
      el("tbody", {role: "rowgroup"}, events.map((event) => el("tr", {role: "row", "data-id": event.id}, cells(event, note(event)))))));
  };

  // A table with pages, for a list of events that does not change.
  const drawList = (place, pages, events) => {
    const show = (page) => {
      draw(place, events.slice(page * ROWS, (page + 1) * ROWS));
      hudna.drawPages(pages, {page, count: Math.ceil(events.length / ROWS), onPage: show});
    };
    show(0);
  };
  return {ROWS, COLUMNS, sort, draw, drawList};
})();
