"use strict";
// The map: outlines of countries, a mark for each place, lines from departure to destination.
addEventListener("DOMContentLoaded", async () => {
  const {el, say, label} = hudna;
  const place = document.getElementById("map");
  const picked = document.getElementById("picked");
  const found = document.getElementById("found");
  const form = document.getElementById("map-controls");
  const parts = {place: document.getElementById("places"), pages: document.getElementById("pages"), found: null, pageRows: 25};
  const WORLD = {x: -18000, y: -12000, width: 36000, height: 24000};
  const VAGUE = new Set(["near", "district", "governorate", "country", "unknown"]);
  const {project, anchor} = hudna.geo;
  let names = null;
  let events = [];
  let home = {...WORLD};
  let view = {...WORLD};
  let svg = null;
  let marks = [];
  let naming = null;

  const fits = (event) => hudna.filters.fits(event, hudna.filters.read(form));
  const isLocated = (index) => anchor(names.places[index]) !== null;
  const at = (index) => project(anchor(names.places[index]));
  const isVague = (index, precision) => VAGUE.has(precision) || VAGUE.has(names.places[index].precision);

  const resize = () => {
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    const unit = view.width / (place.clientWidth || 800);
    for (const {mark, count, x, y, isSquare} of marks) {
      const size = (3.2 + 2.6 * Math.sqrt(count)) * unit;
      const set = isSquare ? {x: x - size * 0.86, y: y - size * 0.86, width: size * 1.72, height: size * 1.72} : {cx: x, cy: y, r: size};
      for (const [key, value] of Object.entries(set)) mark.setAttribute(key, value);
    }
    clearTimeout(naming);
    naming = setTimeout(() => svg.querySelector("g.countries").replaceWith(hudna.geo.nameCountries(svg, seen(), unit)), 150);
  };
  // The view as the page shows it: the drawing fills its place and is cut where the shapes of the two differ.
  const seen = () => {
    const height = view.width * (place.clientHeight / place.clientWidth);
    return {...view, y: view.y + (view.height - height) / 2, height};
  };
  const zoom = (factor, [x, y] = [view.x + view.width / 2, view.y + view.height / 2]) => {
    const width = Math.min(WORLD.width, Math.max(60, view.width * factor));
    const scale = width / view.width;
    view = {x: x - (x - view.x) * scale, y: y - (y - view.y) * scale, width, height: view.height * scale};
    resize();
  };
  const move = (dx, dy) => { view = {...view, x: view.x + dx * view.width, y: view.y + dy * view.height}; resize(); };

  const pick = (index, kind) => {
    const here = events.filter((event) => event.kind === kind && fits(event) && event.places.some(([role, each]) => each === index && role !== "destination"));
    picked.replaceChildren(el("h2", {}, hudna.placeLink(index), `, ${label("kind", kind)}: ${hudna.number(here.length)}`),
      el("ul", {}, here.slice(0, 12).map((event) => el("li", {}, el("a", {href: hudna.eventHref(event.id)}, hudna.headline(event)), ", ",
        hudna.bdi(hudna.dates(event.start, event.end, event.datePrecision))))));
  };

  const draw = () => {
    const chosen = events.filter(fits);
    const counts = new Map();
    const flows = new Map();
    let drawn = 0;
    for (const event of chosen) {
      const from = event.places.filter(([role, index]) => role !== "destination" && isLocated(index));
      if (from.length) drawn += 1;
      for (const [, index, precision] of from) {
        const key = `${event.kind} ${index}`;
        const entry = counts.get(key) ?? {kind: event.kind, index, count: 0, isVague: isVague(index, precision)};
        entry.count += 1;
        counts.set(key, entry);
        if (event.kind === "evacuation") for (const [role, to] of event.places) if (role === "destination" && isLocated(to)) flows.set(`${index} ${to}`, [index, to]);
      }
    }
    const layer = svg.querySelector("g.marks");
    const lines = [...flows.values()].map(([from, to]) => {
      const [[x1, y1], [x2, y2]] = [at(from), at(to)];
      return el("path", {class: "flow", d: `M${x1},${y1}Q${(x1 + x2) / 2 + (y1 - y2) / 6},${(y1 + y2) / 2 + (x2 - x1) / 6} ${x2},${y2}`});
    });
    marks = [...counts.values()].sort((a, b) => b.count - a.count).map((entry) => {
      const [x, y] = at(entry.index);
      const isSquare = entry.kind === "evacuation";
      const mark = el(isSquare ? "rect" : "circle", {class: `mark ${entry.kind}${entry.isVague ? " vague" : ""}`, "data-place": names.places[entry.index].id},
        el("title", {}, `${hudna.nameOf(names.places[entry.index])}, ${label("kind", entry.kind)}: ${entry.count}`));
      mark.addEventListener("click", () => pick(entry.index, entry.kind));
      return {...entry, mark, x, y, isSquare};
    });
    layer.replaceChildren(...lines, ...marks.map(({mark}) => mark));
    found.textContent = say("map_missing", {n: hudna.number(chosen.length - drawn), total: hudna.number(chosen.length)});
    hudna.drawPlaces(parts, hudna.listPlaces(names, chosen));
    picked.replaceChildren();
  };

  // The part of the world that holds nearly all marks, so that one place far away does not shrink the rest.
  const frame = () => {
    const points = marks.flatMap(({count, x, y}) => Array(count).fill([x, y]));
    if (!points.length) return;
    const cut = (axis, share) => points.map((point) => point[axis]).sort((a, b) => a - b)[Math.floor((points.length - 1) * share)];
    const [left, right, top, bottom] = [cut(0, 0.05), cut(0, 0.95), cut(1, 0.05), cut(1, 0.95)];
    const width = Math.max(600, (right - left) * 1.3, (bottom - top) * 1.3 * 1.6);
    home = {x: (left + right - width) / 2, y: (top + bottom - width / 1.6) / 2, width, height: width / 1.6};
    view = {...home};
  };

  const listen = () => {
    form.addEventListener("input", () => { draw(); resize(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of form.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => {
        if (button.dataset.zoom === "whole") { view = {...home}; resize(); } else zoom(button.dataset.zoom === "in" ? 0.6 : 1 / 0.6);
      });
    }
    const KEYS = {ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, -0.15], ArrowDown: [0, 0.15]};
    place.addEventListener("keydown", (event) => {
      if (KEYS[event.key]) move(...KEYS[event.key]);
      else if (event.key === "+" || event.key === "=") zoom(0.7);
      else if (event.key === "-") zoom(1 / 0.7);
      else return;
      event.preventDefault();
    });
    let last = null;
    svg.addEventListener("pointerdown", (event) => { last = [event.clientX, event.clientY]; });
    addEventListener("pointermove", (event) => {
      if (!last || !event.buttons) return;
      move((last[0] - event.clientX) / place.clientWidth, (last[1] - event.clientY) / place.clientHeight);
      last = [event.clientX, event.clientY];
    });
    addEventListener("pointerup", () => { last = null; });
    addEventListener("resize", resize);
  };

  try {
    names = await hudna.loadNames();
    const world = await hudna.load("world");
    svg = el("svg", {preserveAspectRatio: "xMidYMid slice"}, hudna.geo.drawLand(world), el("g", {class: "countries"}), el("g", {class: "marks"}));
    place.replaceChildren(svg);
    events = await hudna.loadEvents(() => {});
    draw();
    frame();
    resize();
    listen();
  } catch (error) { hudna.fail(place, error); }
});
