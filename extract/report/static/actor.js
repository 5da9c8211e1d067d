"use strict";
// The page of one actor, by the id in its address.
addEventListener("DOMContentLoaded", async () => {
  const {el, bdi, say, label, figure, pick, join, actorLink} = hudna;
  const article = document.getElementById("actor");
  const id = new URLSearchParams(location.search).get("id") ?? "";
  const fact = (title, ...children) => el("div", {}, el("dt", {}, title), el("dd", {}, ...children));
  const other = (known, [key, ar, en]) => (known.has(key) ? el("a", {href: `actor.html?id=${encodeURIComponent(key)}`}, bdi(pick(ar, en) ?? key)) : bdi(pick(ar, en) ?? key));
  const inUse = ({from, to}) => (from && to ? say("from_to", {from, to}) : from ? say("since", {from}) : to ? say("until", {to}) : null);

  try {
    const names = await hudna.loadNames();
    const index = names.actors.findIndex((actor) => actor.id === id);
    if (index < 0) {
      article.replaceChildren(el("h1", {}, say("actor")), el("p", {role: "alert"}, id ? hudna.compose("no_actor", {id: el("code", {dir: "ltr"}, id)}) : say("choose_actor"), " ", el("a", {href: "actors.html"}, say("actors"))));
      article.removeAttribute("aria-busy");
      return;
    }
    const actor = names.actors[index];
    const detail = (await hudna.load("actors"))[index];
    const known = new Set(names.actors.map((each) => each.id));
    const events = (await hudna.loadEvents(() => {})).filter((event) => [...event.sides, ...Object.values(event.others)].flat().includes(index));
    const list = el("div", {class: "wide", tabindex: 0, role: "group", "aria-label": say("events")});
    const pages = el("nav", {class: "pages", "aria-label": say("pages")});
    const people = {releaser: "released_by", receiver: "received_by", evacuee: "evacuated_of"};
    article.replaceChildren(
      el("p", {class: "above"}, ...hudna.join([label("actor_type", actor.type ?? ""), actor.country && hudna.countryName(actor.country)].filter(Boolean))),
      el("h1", {}, bdi(hudna.nameOf(actor))),
      el("p", {class: "lead"}, actor.ar && actor.en ? bdi(hudna.language === "ar" ? actor.en : actor.ar) : ""),
      actor.isOpen ? el("p", {class: "quiet"}, say("open_set")) : "",
      el("dl", {class: "facts"},
        inUse(detail) ? fact(say("valid"), inUse(detail)) : "",
        detail.parent ? fact(say("part_of_actor"), other(known, detail.parent)) : "",
        detail.lineage.length ? fact(say("lineage"), join(detail.lineage.map((kin) => other(known, kin)))) : "",
        Object.keys(detail.roles).length ? fact(say("role"), el("ul", {class: "plain"}, Object.entries(detail.roles).map(([role, n]) => el("li", {}, `${label("role", role)}: ${hudna.number(n)}`)))) : "",
        Object.entries(people).filter(([role]) => detail.people[role]).map(([role, key]) => fact(say(key), el("b", {}, figure(detail.people[role])))),
        detail.partners.length ? fact(say("partners"), el("ul", {class: "plain"}, detail.partners.slice(0, 12).map(([partner, n]) => el("li", {}, actorLink(partner), ` ${hudna.number(n)}`)))) : "",
        detail.wikidata ? fact(say("wikidata"), el("code", {dir: "ltr"}, detail.wikidata)) : ""),
      Object.keys(detail.people).length ? el("p", {class: "quiet"}, say("roles_note")) : "",
      el("h2", {}, `${say("events")}: ${hudna.number(events.length)}`), list, pages,
      el("aside", {class: "unknown", "aria-labelledby": "unknown-title"}, el("h2", {id: "unknown-title"}, say("not_known")), el("p", {}, say("actor_unknown"))));
    hudna.table.drawList(list, pages, events);
    article.removeAttribute("aria-busy");
    document.title = `${hudna.nameOf(actor)} · ${document.title}`;
  } catch (error) { hudna.fail(article, error); }
});
