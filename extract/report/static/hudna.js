"use strict";
// What all pages share: loading parts of the data, words, numbers, dates, names, and making elements.
// Text only ever becomes a text node; nothing of the data is read as HTML.
const hudna = (() => {
  const page = document.documentElement;
  const root = page.dataset.root;
  const language = page.lang;
  const waiting = new Map();

  // A part is a script that calls put(): a page opened from a folder may not fetch.
  const load = (name) => {
    if (!waiting.has(name)) {
      const part = {};
      part.promise = new Promise((resolve, reject) => { part.resolve = resolve; part.reject = reject; });
      waiting.set(name, part);
      const script = document.createElement("script");
      script.src = `${root}data/${name}.js`;
      script.onerror = () => part.reject(new Error(`data/${name}.js is missing`));
      document.head.append(script);
    }
    return waiting.get(name).promise;
  };
  const put = (name, value) => waiting.get(name).resolve(value);

  const el = (tag, attributes = {}, ...children) => {
    const made = ["svg", "g", "path", "circle", "rect", "line", "title", "text"].includes(tag)
      ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  };
  const bdi = (...children) => el("bdi", {}, ...children);

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const say = (key, values = {}) => fill(hudna.words.words[key], values);
  // A text whose blanks are elements.
  const compose = (key, values) => hudna.words.words[key].split(/(\{\w+\})/)
    .map((piece) => (/^\{\w+\}$/.test(piece) ? values[piece.slice(1, -1)] : piece));
  const label = (group, code) => hudna.words.codes[group][code] ?? code;
  const warn = (code) => (code.startsWith("unmet_")
    ? fill(hudna.words.codes.warning.unmet, {name: code.slice(6)}) : label("warning", code));

  const number = (value) => value.toLocaleString("en-US");
  // low, best, high → words that never hide the uncertainty
  const figure = (bounds) => {
    if (!bounds) return say("not_reported");
    const [low, best, high] = bounds;
    const show = (value) => `\u2068${number(value)}\u2069`;
    if (high === null) {
      if (best !== null && best !== low) return say("best_open", {best: show(best), low: show(low ?? best)});
      return say("at_least", {n: show(low ?? best)});
    }
    if (low === null && best === null) return say("at_most", {n: show(high)});
    if (best === null) return say("range", {low: show(low), high: show(high)});
    if (low === high) return show(best);
    if (low === best || low === null) return say("best_is_low", {best: show(best), high: show(high)});
    if (best === high) return say("best_is_high", {best: show(best), low: show(low)});
    return say("best_in_range", {best: show(best), low: show(low), high: show(high)});
  };

  const day = (iso, {year = true} = {}) => {
    const [y, m, d] = iso.slice(0, 10).split("-").map(Number);
    return `${d} ${hudna.words.months[m - 1]}${year ? ` ${y}` : ""}`;
  };
  const dates = (start, end, precision) => {
    if (!start) return say("date_unknown");
    const [y, m] = start.split("-").map(Number);
    if (precision === "year") return String(y);
    if (precision === "month") return `${hudna.words.months[m - 1]} ${y}`;
    if (!end || end === start) return day(start);
    return say("between_dates", {from: day(start, {year: start.slice(0, 4) !== end.slice(0, 4)}), to: day(end)});
  };

  const pick = (arabic, english) => (language === "ar" ? arabic ?? english : english ?? arabic);
  let names = null;
  const loadNames = async () => {
    if (!names) {
      const raw = await load("names");
      const actors = raw.actors.map(([id, ar, en, type, country, isOpen]) => ({id, ar, en, type, country, isOpen}));
      const places = raw.places.map(([id, ar, en, type, country, parent, lat, lon, precision, wikidata, isOpen, area]) =>
        ({id, ar, en, type, country, parent, lat, lon, precision, wikidata, isOpen, area}));
      names = {...raw, actors, places};
    }
    return names;
  };
  const nameOf = (thing) => pick(thing.ar, thing.en) ?? thing.id;
  const countryName = (code) => (names.countries[code] ? pick(...names.countries[code]) : code);
  const publisher = (id) => {
    const [ar, en, affiliation] = names.publishers[id] ?? [null, id, null];
    return {name: pick(ar, en) ?? say("unknown"), affiliation};
  };
  const actorLink = (index) => el("a", {href: `actor.html?id=${encodeURIComponent(names.actors[index].id)}`}, bdi(nameOf(names.actors[index])));
  const placeLink = (index) => el("a", {href: `place.html?id=${encodeURIComponent(names.places[index].id)}`}, bdi(nameOf(names.places[index])));
  const join = (nodes, separator = language === "ar" ? "، " : ", ") => nodes.flatMap((node, i) => (i ? [separator, node] : [node]));

  const decode = (fields, row) => Object.fromEntries(fields.map((field, i) => [field, row[i]]));
  const loadPart = async (part) => {
    const {fields} = await loadNames();
    return (await load(`events-${part}`)).map((row) => decode(fields, row));
  };
  // The events, part by part; show() is called with all that is there after each.
  const loadEvents = async (show) => {
    const count = Number(page.dataset.parts);
    let events = [];
    for (let part = 0; part < count; part += 1) {
      events = events.concat(await loadPart(part));
      show(events, part + 1 === count);
    }
    return events;
  };
  const countries = (event) => [...new Set(event.places.map(([, place]) => names.places[place].country).filter(Boolean))];

  // Who and where, as the title of an event.
  const headline = (event, {link = false} = {}) => {
    const actor = (index) => (link ? actorLink(index) : bdi(nameOf(names.actors[index])));
    const place = (index) => (link ? placeLink(index) : bdi(nameOf(names.places[index])));
    if (event.kind === "exchange") {
      const sides = event.sides.map((side) => (side.length ? join(side.map(actor), " + ") : [say("unnamed_side")]));
      return compose("exchange_between", {sides: sides.length ? join(sides, " ↔ ") : say("unnamed_side")}).flat(Infinity);
    }
    const at = (role) => event.places.filter(([each]) => each === role).map(([, index]) => place(index));
    const [from, to] = [at("origin"), at("destination")];
    const who = event.others.evacuee?.length ? [" (", ...join(event.others.evacuee.map(actor)), ")"] : [];
    const key = from.length ? (to.length ? "evacuation_from_to" : "evacuation_from") : to.length ? "evacuation_to" : "evacuation_plain";
    return [...compose(key, {from: join(from), to: join(to)}).flat(Infinity), ...who];
  };
  const eventHref = (id) => `event.html?id=${encodeURIComponent(id)}`;

  const chip = (status) => el("span", {class: `chip ${status}`}, label("status", status));

  const isWeb = (url) => /^https?:\/\//i.test(url ?? "");
  const fail = (place, error) => { place.replaceChildren(el("p", {role: "alert"}, error.message)); place.removeAttribute("aria-busy"); };

  // Buttons to the neighbouring pages, and where one is.
  const drawPages = (place, {page, count, onPage}) => {
    const to = (key, target) => {
      const button = el("button", {type: "button", disabled: target < 0 || target >= count, "data-page": key}, say(key));
      button.addEventListener("click", () => onPage(target));
      return button;
    };
    place.replaceChildren(...(count > 1
      ? [to("previous", page - 1), el("span", {}, say("page_of", {n: hudna.number(page + 1), total: hudna.number(count)})), to("next", page + 1)] : []));
  };

  // The other language's page keeps what this one shows.
  const keepPlace = () => {
    const link = document.querySelector("a.language");
    link.href = link.getAttribute("href").split(/[?#]/)[0] + location.search + location.hash;
  };
  addEventListener("DOMContentLoaded", keepPlace);

  return {page, language, load, put, el, bdi, say, compose, label, warn, number, figure, day, dates, pick, loadNames, nameOf,
    actorAt: (index) => names.actors[index], placeAt: (index) => names.places[index],
    countryName, publisher, actorLink, placeLink, join, loadPart, loadEvents, countries, headline, eventHref, isWeb, chip, fail, drawPages,
    keepPlace, words: null};
})();
