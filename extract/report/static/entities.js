"use strict";
// The lists of actors and places: search, pages of rows.
(() => {
  const {el, bdi, say, label} = hudna;
  const {fold, split} = hudna.search;

  hudna.drawEntities = ({place, pages, found, rows, columns, draw, pageRows = 100}) => {
    let shown = rows;
    const show = (page) => {
      place.replaceChildren(el("table", {}, el("thead", {}, el("tr", {}, columns.map(([key, isNumber]) => el("th", {scope: "col", class: isNumber ? "number" : null}, key)))),
        el("tbody", {}, shown.slice(page * pageRows, (page + 1) * pageRows).map(draw))));
      hudna.drawPages(pages, {page, count: Math.ceil(shown.length / pageRows), onPage: show});
    };
    const search = (text) => {
      const words = split(text);
      shown = rows.filter((row) => words.every((word) => row.text.includes(word)));
      if (found) found.textContent = say("found_rows", {n: hudna.number(shown.length), total: hudna.number(rows.length)});
      show(0);
    };
    search("");
    return search;
  };
  // Places with the number of events of each kind, the most first.
  hudna.listPlaces = (names, events) => {
    const rows = names.places.map((place, index) => ({place, index, exchange: new Set(), evacuation: new Set(), roles: new Set()}));
    for (const event of events) for (const [role, index] of event.places) { rows[index][event.kind].add(event.id); rows[index].roles.add(role); }
    return rows.filter((row) => row.exchange.size + row.evacuation.size)
      .map((row) => ({...row, text: fold([row.place.id, row.place.ar, row.place.en].filter(Boolean).join(" "))}))
      .sort((a, b) => b.exchange.size + b.evacuation.size - a.exchange.size - a.evacuation.size || (a.place.id < b.place.id ? -1 : 1));
  };
  hudna.drawPlaces = (parts, rows) => hudna.drawEntities({...parts, rows,
    columns: [[say("name")], [say("type")], [say("country")], [label("kind", "exchange"), true], [label("kind", "evacuation"), true]],
    draw: ({place, index, exchange, evacuation}) => el("tr", {"data-id": place.id}, el("th", {scope: "row"}, hudna.placeLink(index)),
      el("td", {}, place.type ? label("place_type", place.type) : say("unknown")), el("td", {}, place.country ? bdi(hudna.countryName(place.country)) : say("unknown")),
      el("td", {class: "number"}, hudna.number(exchange.size)), el("td", {class: "number"}, hudna.number(evacuation.size)))});

  addEventListener("DOMContentLoaded", async () => {
    const parts = {pages: document.getElementById("pages"), found: document.getElementById("found")};
    const [actors, places] = [document.getElementById("actors"), document.getElementById("places")];
    const form = document.getElementById("filters");
    if (!form || !(actors || places)) return;
    try {
      const names = await hudna.loadNames();
      let search;
      if (actors) {
        const details = await hudna.load("actors");
        const rows = names.actors.map((actor, index) => ({actor, index, roles: details[index].roles, text: fold([actor.id, actor.ar, actor.en].filter(Boolean).join(" "))}));
        const sum = (row) => Object.values(row.roles).reduce((total, n) => total + n, 0);
        rows.sort((a, b) => sum(b) - sum(a) || (a.actor.id < b.actor.id ? -1 : 1));
        const shownRoles = ["releaser", "evacuee", "party", "mediator", "source"];
        search = hudna.drawEntities({place: actors, ...parts, rows, columns: [[say("name")], [say("type")], ...shownRoles.map((role) => [label("role", role), true])],
          draw: ({actor, index, roles}) => el("tr", {"data-id": actor.id}, el("th", {scope: "row"}, hudna.actorLink(index)), el("td", {}, label("actor_type", actor.type ?? "")),
            shownRoles.map((role) => el("td", {class: "number"}, roles[role] ? hudna.number(roles[role]) : "")))});
      } else {
        const events = await hudna.loadEvents(() => {});
        search = hudna.drawPlaces({place: places, ...parts}, hudna.listPlaces(names, events));
      }
      form.addEventListener("input", () => search(form.elements.q.value));
      form.addEventListener("submit", (event) => event.preventDefault());
    } catch (error) { hudna.fail(parts.found, error); }
  });
})();
