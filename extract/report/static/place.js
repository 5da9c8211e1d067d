"use strict";
// The page of one place, by the id in its address.
addEventListener("DOMContentLoaded", async () => {
  const {el, bdi, say, label, join, placeLink} = hudna;
  const article = document.getElementById("place");
  const id = new URLSearchParams(location.search).get("id") ?? "";
  const fact = (title, ...children) => el("div", {}, el("dt", {}, title), el("dd", {}, ...children));

  try {
    const names = await hudna.loadNames();
    const index = names.places.findIndex((place) => place.id === id);
    if (index < 0) {
      article.replaceChildren(el("h1", {}, say("place")), el("p", {role: "alert"}, id ? hudna.compose("no_place", {id: el("code", {dir: "ltr"}, id)}) : say("choose_place"), " ", el("a", {href: "places.html"}, say("places"))));
      article.removeAttribute("aria-busy");
      return;
    }
    const place = names.places[index];
    const above = (at) => { const chain = []; for (let next = names.places[at].parent; next !== null && next !== undefined; next = names.places[next].parent) chain.push(next); return chain; };
    const within = new Set(names.places.map((_, at) => at).filter((at) => at === index || above(at).includes(index)));
    const events = (await hudna.loadEvents(() => {})).filter((event) => event.places.some(([, at]) => within.has(at)));
    const list = el("div", {class: "wide", tabindex: 0, role: "group", "aria-label": say("events")});
    const pages = el("nav", {class: "pages", "aria-label": say("pages")});
    const named = [...within].filter((at) => at !== index && events.some((event) => event.places.some(([, each]) => each === at)));
    article.replaceChildren(
      el("p", {class: "above"}, ...hudna.join([place.type ? label("place_type", place.type) : say("unknown"), place.country && hudna.countryName(place.country)].filter(Boolean))),
      el("h1", {}, bdi(hudna.nameOf(place))),
      el("p", {class: "lead"}, place.ar && place.en ? bdi(hudna.language === "ar" ? place.en : place.ar) : ""),
      place.isOpen ? el("p", {class: "quiet"}, say("open_set")) : "",
      el("dl", {class: "facts"},
        above(index).length ? fact(say("in_place"), join(above(index).map(placeLink))) : "",
        fact(say("coordinates"), place.lat === null ? say("no_coordinates") : el("bdi", {dir: "ltr"}, `${place.lat.toFixed(3)}, ${place.lon.toFixed(3)}`),
          place.lat === null ? "" : el("span", {class: "quiet"}, label("place_precision", place.precision))),
        place.wikidata ? fact(say("wikidata"), el("code", {dir: "ltr"}, place.wikidata)) : "",
        named.length ? fact(say("places_within"), el("ul", {class: "plain"}, named.slice(0, 30).map((at) => el("li", {}, placeLink(at))))) : ""),
      hudna.drawLocator([[null, index, place.lat === null ? "unknown" : place.precision]]),
      el("h2", {}, `${say("events")}: ${hudna.number(events.length)}`), list, pages,
      el("aside", {class: "unknown", "aria-labelledby": "unknown-title"}, el("h2", {id: "unknown-title"}, say("not_known")), el("p", {}, say("place_unknown_note"))));
    hudna.table.drawList(list, pages, events);
    article.removeAttribute("aria-busy");
    document.title = `${hudna.nameOf(place)} · ${document.title}`;
  } catch (error) { hudna.fail(article, error); }
});
